"""A process to be killed: puts reports into a store, takes them out and judges, and says before and after what it does.

python -m tests.store.crash_worker STORE SEED

"try ACT ID" goes out before a change, "did ACT ID" when it is acknowledged; ``test_crashes`` reads them.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from graphmodel.facts import FactsDocument
from graphmodel.identity.judgements import Judgement, RecordKey, judge
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore

IDS = tuple(f"r{n:02}" for n in range(24))
PEOPLE = ("Eva Soto", "Omar Lara", "Ana Ruiz", "Luz Vega", "Iván Paz")


def report(id: str) -> Report:
    """The report of an id: always the same one, that shares people with others."""
    n = IDS.index(id)
    people = [PEOPLE[(n + k) % len(PEOPLE)] for k in range(3)] + [f"Persona {id} Aparte"]
    said = [f"{person}, Directora de la Liga {'Azul' if n % 2 else 'Verde'}" for person in people]
    text = f"Informe {id}. " + "; ".join(said) + ". " + f"Relleno de {id}. " * 2_000
    body = "Liga Azul" if n % 2 else "Liga Verde"
    data = {
        "document": {"id": id, "date": f"2025-01-{n + 1:02}"},
        "people": [{"name": person} for person in people],
        "organizations": [{"name": body}],
        "roles": [
            {"person": person, "title": "Directora", "organization": body, "evidence": evidence}
            for person, evidence in zip(people, said, strict=True)
        ],
    }
    return Report(FactsDocument.from_json(data).verified(text), text)


def judgement(id: str) -> Judgement:
    """The judgement of an id: this report's Persona Aparte is the next one's, or is not, by turns."""
    n = IDS.index(id)
    other = IDS[(n + 1) % len(IDS)]
    return judge("different" if n % 2 else "same", *(RecordKey(i, "Person", f"persona {i} aparte") for i in (id, other)))


def work(file: Path, seed: str) -> None:
    """Change the store at random, without end."""
    chance = random.Random(seed)
    with SqliteStore(file) as store:
        there = {r.id for r in store.reports()}
        judged = {j.id for j in store.judgements()}
        while True:
            id = chance.choice(IDS)
            if chance.random() < 0.2:
                decided = judgement(id)
                act = "withdraw" if decided.id in judged else "judge"
                say("try", act, id)
                _ = store.withdraw([decided.id]) if decided.id in judged else store.judge([decided])
                judged ^= {decided.id}
            else:
                act = "forget" if id in there else "load"
                say("try", act, id)
                _ = store.forget(id) if id in there else store.load([report(id)])
                there ^= {id}
            say("did", act, id)


def say(*words: str) -> None:
    print(*words, flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2])
