"""Examples: what a term would make of a sale."""
