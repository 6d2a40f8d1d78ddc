"""What a till may sell: the goods, prices and rates of its place."""
