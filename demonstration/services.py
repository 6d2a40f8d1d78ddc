"""Making the demonstration shop with the program's own services: nothing is written in any other way."""

from datetime import datetime, timedelta

from core.clock import VIETNAM, business_day
from demonstration.goods import makers
from demonstration.selling import Counter
from demonstration.settling import settle_month
from demonstration.shop import Shop, make_goods, make_people, make_places, open_doors
from demonstration.stocking import stock_up
from demonstration.trade import OPENS, Progress, baskets, days_of, months_before


def load(*, now: datetime, progress: Progress) -> None:
    """Make the whole shop: goods, three months of trade, three settlements. For an empty database."""
    months = months_before(business_day(now, 0))
    begun = datetime.combine(months[0][0] - timedelta(days=10), OPENS, VIETNAM)
    shop = Shop(makers=makers())
    make_places(shop, begun)
    make_people(shop, begun)
    make_goods(shop, begun)
    open_doors(shop, begun)
    trade = list(baskets(shop.goods, months[0][0], months[-1][1]))
    counter = Counter(shop)
    for number, (first, last) in enumerate(months):
        stock_up(shop.makers, shop.producer_ids, shop.product_ids, day=first, number=number)
        counter.sell(days_of(trade, first, last), progress)
        settle_month(last, now=now)
