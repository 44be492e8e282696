"""One honest reason against a suggestion: the weakest point of the best way to be introduced.

Asked in turn: is there a common partner at all; does the partner know everybody; what is the weaker of the two ties worth.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphmodel.messages import catalogue
from queries.paths import Network
from queries.paths.words import ground, number
from queries.suggestions.answer import Reason
from queries.suggestions.settings import Weights

say = catalogue("queries.suggestions")


def against(network: Network, weights: Weights, reasons: Sequence[Reason]) -> str:
    """The sentence, for reasons that come the weightiest first."""
    partner = next((r for r in reasons if r.kind == "partner"), None)
    if not partner:
        first = reasons[0]
        return say(f"against_{first.kind}", name=first.shared.name, n=first.sharing)
    if partner.sharing > weights.hub:
        return say("against_hub", name=partner.shared.name, n=partner.sharing)
    weaker = min(partner.ties, key=lambda t: t.strength)
    end = weaker.source if weaker.target == partner.shared else weaker.target
    values = {"name": partner.shared.name, "end": end.name, "s": number(weaker.strength)}
    key = "against_only" if len(reasons) == 1 else "against_weak"
    return say(key, ground=ground(network, weaker.source.id, weaker.target.id), **values)
