"""Orders to a space of memory: the records of the topic of commands."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Optional, Union

from .episode import Episode, id_of
from .records import Record, Told, now_millis, uuid7, without_none


class Orders(ABC):
    """What a memory can be told to do with a space. An API key needs the right ``admin`` for each.

    The answer says that Kafka has the order. What only memory can refuse of it becomes a dead letter.
    """

    space: str

    @abstractmethod
    def _write(self, verb: str, record: Record, wait: Optional[str] = None) -> Any: ...

    def forget(
        self,
        *,
        episode: Union[str, Episode, None] = None,
        agent: Optional[str] = None,
        user: Optional[str] = None,
        space: Optional[str] = None,
        dry_run: bool = False,
        wait: bool = False,
    ) -> Told:
        """Forgets one of these; a whole space must be named.

        :param dry_run: only counts, in the receipt
        :param wait: waits for the receipt, which comes when a window has closed
        """
        target = {"episode": None if episode is None else id_of(episode), "agent": agent, "user": user}
        command = {
            "type": "forget",
            # The gateway makes an id whose receipt comes to it.
            "space": self.space,
            "target": without_none({**target, "space": space}),
            "dryRun": dry_run or None,
            "at": now_millis(),
        }
        told: Told = self._write("forget", without_none(command), "receipt" if wait or dry_run else None)
        return told

    def pin(self, episode: Union[str, Episode], pinned: bool = True) -> Told:
        """Keeps an episode when the space is full, or with ``pinned=False`` lets it go again."""
        return self._order("pin", target={"episode": id_of(episode)}, pinned=None if pinned else False)

    def configure(
        self,
        *,
        max_episodes: Optional[int] = None,
        model: Optional[str] = None,
        dimension: Optional[int] = None,
    ) -> Told:
        """Sets a capacity, or pins an empty space to an embedding model and its dimension."""
        return self._order("configure", maxEpisodes=max_episodes, model=model, dimension=dimension)

    def reembed(self) -> Told:
        """Embeds again what was stored without a vector in the last seven days."""
        return self._order("reembed")

    def _order(self, verb: str, **fields: Any) -> Told:
        record = {"type": verb, "id": uuid7(), "space": self.space, "at": now_millis(), **fields}
        told: Told = self._write(verb, without_none(record))
        return told
