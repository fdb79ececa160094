"""A store for LangGraph over a space of memory; needs langgraph.

Each item is an episode whose task is the item's value as JSON, found by tags that name its namespaces
and its key. So an item is searched as everything in memory is, by meaning and by words.
"""

from __future__ import annotations

import asyncio
import json
import time
from datetime import datetime
from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple

from langgraph.store.base import (
    BaseStore,
    GetOp,
    Item,
    ListNamespacesOp,
    MatchCondition,
    Op,
    PutOp,
    SearchItem,
    SearchOp,
)

from .errors import MnemeError
from .memory import Memory
from .records import Hit, uuid7

_MOST_BYTES = 10_000
_LONGEST_TAG = 256
_DEEPEST = 60
_LARGEST_PAGE = 1_000
_PAUSE = 0.05
#: What a tag says of an item.
_IN, _KEY, _CREATED, _ID = "in:", "key:", "created:", "id:"

Namespace = Tuple[str, ...]


class MnemeStore(BaseStore):
    """LangGraph's store in a space of its own, which the memory names. The key needs all three rights.

    An item is kept from eviction (``pin``) until it is deleted or replaced. A value has at most 10 kB
    of JSON. There are no times to live, no choice of what is indexed, and no filter beside a query.
    """

    def __init__(self, memory: Memory, patience: float = 30.0) -> None:
        """A store over a memory, which stays its caller's to close.

        :param patience: seconds in which what is deleted must be gone for readers
        """
        self._memory = memory
        self._patience = patience

    def batch(self, ops: Iterable[Op]) -> List[Any]:
        """Does these one after the other, and gives back what each found."""
        return [self._do(op) for op in ops]

    async def abatch(self, ops: Iterable[Op]) -> List[Any]:
        """The same in a thread of its own."""
        return await asyncio.to_thread(self.batch, list(ops))

    def _do(self, op: Op) -> Any:
        if isinstance(op, GetOp):
            found = self._find(op.namespace, op.key)
            return _item(found[-1]) if found else None
        if isinstance(op, PutOp):
            return self._put(op)
        if isinstance(op, SearchOp):
            return self._search(op)
        if isinstance(op, ListNamespacesOp):
            return self._namespaces(op)
        raise NotImplementedError(f"{type(op).__name__} is nothing that this store does")

    def _put(self, op: PutOp) -> None:
        if op.index is not None:
            raise NotImplementedError("index: memory searches the whole of a value, always")
        if op.ttl is not None:
            raise NotImplementedError("ttl: an item stays until it is deleted")
        if op.value is not None and not isinstance(op.value, dict):
            raise ValueError("a value is an object with names")
        former = self._find(op.namespace, op.key)
        if op.value is not None:
            now = datetime.now().astimezone().isoformat(timespec="milliseconds")
            self._write(op, _said(former[-1], _CREATED) if former else now)
        for hit in former:
            self._memory.forget(episode=hit["id"])
        for hit in former:
            self._await_gone(hit["id"])

    def _write(self, op: PutOp, created: str) -> None:
        value = json.dumps(op.value, ensure_ascii=False, allow_nan=False)
        if len(value.encode()) > _MOST_BYTES:
            raise ValueError(f"a value has at most {_MOST_BYTES} bytes of JSON")
        id = uuid7()
        # The last makes each item an experience of its own, which memory merges with no other.
        tags = [*_prefixes(op.namespace), _tag(_KEY, op.key), _tag(_CREATED, created), _tag(_ID, id)]
        written = self._memory.episode(value, tags=tags, id=id).complete(wait=True)
        if not written.get("searchable"):
            raise MnemeError(f"{op.key} is written, and not to be found yet")
        self._memory.pin(id)

    def _await_gone(self, id: str) -> None:
        deadline = time.monotonic() + self._patience
        while self._memory.get(id) is not None:
            if time.monotonic() > deadline:
                raise MnemeError(f"{id} is still there {self._patience} s after it was forgotten")
            time.sleep(_PAUSE)

    def _search(self, op: SearchOp) -> List[SearchItem]:
        within = {"tags": {"all": [_in(op.namespace_prefix)]}}
        if op.query is None:
            found = [hit for hit in self._newest(within) if _fits(_value(hit), op.filter)]
            return [_found(hit, None) for hit in found[op.offset : op.offset + op.limit]]
        if op.filter:
            raise NotImplementedError("filter: memory does not look into values; search without a query")
        most = op.offset + op.limit
        if most > _LARGEST_PAGE:
            raise ValueError(f"a search with a query reaches {_LARGEST_PAGE} items, offset and limit together")
        if op.limit < 1:
            return []
        hits = self._memory.recall(op.query, k=most, kinds=["episode"], filter=within, diverse=False)["hits"]
        newest = {(_namespace(hit), _said(hit, _KEY)): hit["id"] for hit in sorted(hits, key=lambda hit: hit["id"])}
        shown = [hit for hit in hits if newest[_namespace(hit), _said(hit, _KEY)] == hit["id"]]
        return [_found(hit, hit["score"]) for hit in shown[op.offset :]]

    def _namespaces(self, op: ListNamespacesOp) -> List[Namespace]:
        all = {_namespace(hit) for hit in self._newest({"tags": {"all": [_in(())]}})}
        fitting = {each for each in all if all_match(each, op.match_conditions or ())}
        cut = {each[: op.max_depth] for each in fitting}
        return sorted(cut)[op.offset : op.offset + op.limit]

    def _find(self, namespace: Namespace, key: str) -> List[Hit]:
        """What has this key, the newest last: two writers at once may leave two."""
        tagged = {"tags": {"all": [_in(namespace), _tag(_KEY, key)]}}
        hits = [hit for hit in self._memory._list("episode", tagged) if _namespace(hit) == tuple(namespace)]
        return sorted(hits, key=lambda hit: hit["id"])

    def _newest(self, within: Dict[str, Any]) -> Iterator[Hit]:
        """The newest of each key within a namespace, in the order in which they were put."""
        newest: Dict[Tuple[Namespace, str], Hit] = {}
        for hit in sorted(self._memory._list("episode", within), key=lambda hit: hit["id"]):
            newest.pop((_namespace(hit), _said(hit, _KEY)), None)
            newest[_namespace(hit), _said(hit, _KEY)] = hit
        return iter(newest.values())


def all_match(namespace: Namespace, conditions: Sequence[MatchCondition]) -> bool:
    """Whether a namespace begins and ends as these want it; an asterisk stands for any one part."""
    for condition in conditions:
        path = tuple(condition.path)
        last = namespace[max(0, len(namespace) - len(path)) :]
        part = namespace[: len(path)] if condition.match_type == "prefix" else last
        if len(part) != len(path) or any(b not in ("*", a) for a, b in zip(part, path)):
            return False
    return True


def _fits(value: Dict[str, Any], wanted: Optional[Dict[str, Any]]) -> bool:
    for field, is_wanted in (wanted or {}).items():
        if isinstance(is_wanted, dict) and any(name.startswith("$") for name in is_wanted):
            raise NotImplementedError(f"filter: {field} can only be equal to something here")
        if value.get(field) != is_wanted:
            return False
    return True


def _prefixes(namespace: Namespace) -> List[str]:
    if len(namespace) > _DEEPEST:
        raise ValueError(f"a namespace has at most {_DEEPEST} parts")
    return [_in(namespace[:depth]) for depth in range(len(namespace) + 1)]


def _in(namespace: Namespace) -> str:
    return _tag(_IN, json.dumps(namespace, ensure_ascii=False, separators=(",", ":")))


def _tag(kind: str, text: str) -> str:
    if len(kind + text) > _LONGEST_TAG:
        raise ValueError(f"{text[:50]}… is longer than {_LONGEST_TAG - len(kind)} characters")
    return kind + text


def _tags(hit: Hit, kind: str) -> List[str]:
    return [tag[len(kind) :] for tag in hit["digest"]["task"].get("tags", []) if tag.startswith(kind)]


def _said(hit: Hit, kind: str) -> str:
    return _tags(hit, kind)[0]


def _namespace(hit: Hit) -> Namespace:
    return max((tuple(json.loads(tag)) for tag in _tags(hit, _IN)), key=len)


def _value(hit: Hit) -> Dict[str, Any]:
    value: Dict[str, Any] = json.loads(hit["digest"]["task"]["description"])
    return value


def _about(hit: Hit) -> Dict[str, Any]:
    written = datetime.fromisoformat(hit["digest"]["startedAt"].replace("Z", "+00:00"))
    return {
        "namespace": _namespace(hit),
        "key": _said(hit, _KEY),
        "value": _value(hit),
        "created_at": datetime.fromisoformat(_said(hit, _CREATED)),
        "updated_at": written,
    }


def _item(hit: Hit) -> Item:
    return Item(**_about(hit))


def _found(hit: Hit, score: Optional[float]) -> SearchItem:
    return SearchItem(**_about(hit), score=score)
