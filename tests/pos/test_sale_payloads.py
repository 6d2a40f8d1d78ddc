"""Reading a batch: its size is bounded, and two sends of one sale are known as the same."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.checkout.payloads import MAX_SALES, MalformedEnvelope, canonical, parse_batch
from pos.checkout.rules import Malformed
from tests.tickets import envelope

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def test_a_batch_holds_from_one_to_two_hundred_sales() -> None:
    assert len(parse_batch(envelope(*range(MAX_SALES)))) == MAX_SALES
    for sales in ([], range(MAX_SALES + 1)):
        with pytest.raises(MalformedEnvelope) as refused:
            parse_batch(envelope(*sales))
        assert "1..200 sales" in str(refused.value.parameters["reason"])


@pytest.mark.parametrize("sales", [None, {}, "x", 5])
def test_sales_that_are_no_list_are_refused(sales: Any) -> None:
    with pytest.raises(MalformedEnvelope):
        parse_batch(envelope(sales=sales))


@given(JSON)
def test_whatever_stands_for_a_sale_is_kept_apart_and_never_an_error(body: Any) -> None:
    [found] = parse_batch(envelope(body))
    assert isinstance(found, Malformed)
    assert found.reason
    assert json.loads(found.body) == json.loads(canonical(body))


@given(st.dictionaries(st.text(max_size=4), JSON, max_size=4))
def test_the_order_of_fields_and_the_form_of_accents_do_not_make_another_sale(body: dict[str, Any]) -> None:
    turned = dict(reversed(body.items()))
    assert canonical(turned) == canonical(body)
    name = "Mật ong rừng tràm"
    assert canonical({"name": unicodedata.normalize("NFD", name)}) == canonical({"name": name})
