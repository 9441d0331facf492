"""Countries and their outlines -> a map of the world that shows who took part, and how."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from statement_archive.figures import drawing as draw
from statement_archive.model import Entity, EntityKind, Ring, Role, Shapes
from statement_archive.names import entity_name
from statement_archive.parts.html import join
from statement_archive.reader import Reader

Point = tuple[int, int]

_NAME = "participants"
_UNIT = 160.0
"""Units of the picture in one of the projection."""
_WIDTH, _HEIGHT = 876, 392
_TOP = 224
"""Units from the northern edge to the equator."""
_SOUTH = -57.0
"""What lies south of it is left out: ice, where no country is."""
_SMALL = 15
"""Units of width and height below which a country gets a circle."""
_FILLS = {Role.HOST: "", Role.MINISTER: "rising", Role.WRITTEN_STATEMENT: "dots"}
"""The pattern of each role; the host is solid."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a country looks like on the map."""

    lines: tuple[tuple[Point, ...], ...]
    """Closed lines, in units of the picture."""
    middle: Point
    """Of the ring with the most points."""

    @property
    def is_small(self) -> bool:
        """Whether it is hard to see."""
        points = [point for line in self.lines for point in line]
        return not points or all(max(axis) - min(axis) < _SMALL for axis in zip(*points, strict=True))


Outlines = Mapping[str, Outline]
"""The outline of each country by its code, like `Shapes`."""


def outlines(shapes: Shapes) -> Outlines:
    """All countries as they are drawn, which is the same in every language."""
    return {code: _outline(rings) for code, rings in sorted(shapes.items()) if rings}


def world_map(entities: Sequence[Entity], drawn: Outlines, source: str, reader: Reader) -> Markup:
    """Who took part, as a block of raw HTML; every country that did is a link to its entry in the index of names.

    `drawn` are the outlines of all countries; `source` names where they are from.
    """
    members = [entity for role in _FILLS for entity in entities if _took_part(entity) and entity.role is role]
    title = reader.say("pic-map-title")
    body = list(_countries(members, drawn, reader))
    return draw.figure(
        "worldmap",
        title=title,
        caption=reader.say("pic-map-caption", source=source),
        drawn=(
            draw.picture(_NAME, title, _description(members, reader), size=(_WIDTH, _HEIGHT), body=body),
            draw.legend(_legend(members, reader)),
        ),
        numbers=_numbers(members, reader),
        reader=reader,
    )


def _countries(members: Sequence[Entity], drawn: Outlines, reader: Reader) -> Iterator[Markup]:
    """The rest of the world, then the participants; small ones last, so that no neighbour covers their circles."""
    shown = [(entity, drawn[entity.id]) for entity in members if entity.id in drawn]
    codes = {entity.id for entity, _ in shown}
    land = [line for code, outline in drawn.items() if code not in codes for line in outline.lines]
    yield draw.tag("path", class_="fig-land", d=_path(land))
    for entity, outline in sorted(shown, key=lambda one: one[1].is_small):
        yield _country(entity, outline, reader)


def _took_part(entity: Entity) -> bool:
    return entity.kind is EntityKind.COUNTRY and entity.role in _FILLS


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees -> units, in the Natural Earth projection (Šavrič et al. 2011, Cartographica 46.4)."""
    lam, phi = longitude * 0.017453292519943295, latitude * 0.017453292519943295
    p2 = phi * phi
    p4 = p2 * p2
    x = lam * (0.870700 - 0.131979 * p2 + p4 * (-0.013791 + p4 * p2 * (0.003971 - 0.001529 * p2)))
    y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return _WIDTH / 2 + x * _UNIT, _TOP - y * _UNIT


def _outline(rings: Sequence[Ring]) -> Outline:
    """Rings on a grid of whole units, so that neighbours keep a common border; what has no area there is left out."""
    shown = [ring for ring in rings if max(latitude for _, latitude in ring) > _SOUTH]
    projected = [[_project(*point) for point in ring] for ring in shown]
    lines = (_thinned((round(x), round(y)) for x, y in points) for points in projected)
    longest = max(projected, key=len, default=[(0.0, 0.0)])
    x, y = (round((min(axis) + max(axis)) / 2) for axis in zip(*longest, strict=True))
    return Outline(tuple(line for line in lines if len(line) > 3), (x, y))


def _thinned(points: Iterable[Point]) -> tuple[Point, ...]:
    """A line without the points that repeat one or lie straight between two others."""
    line: list[Point] = []
    for x, y in points:
        if line and (x, y) == line[-1]:
            continue
        if len(line) > 1:
            (ax, ay), (bx, by) = line[-2:]
            if (bx - ax, by - ay) == (x - bx, y - by) or (bx == ax == x) or (by == ay == y):
                line.pop()
                if line[-1] == (x, y):
                    continue
        line.append((x, y))
    return tuple(line)


def _path(lines: Iterable[Sequence[Point]]) -> str:
    """Closed lines as path data, from point to point."""
    parts = []
    for line in lines:
        steps = (f"{x - ax} {y - ay}" for (ax, ay), (x, y) in pairwise(line[:-1]))
        parts.append(f"M{line[0][0]} {line[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(parts)


def _linked(entity: Entity, drawn: str, reader: Reader) -> Markup:
    words = reader.say("pic-country", name=reader.text(entity_name(entity, reader)), role=_role(entity, reader))
    return draw.linked(f"archive:{reader.language}/names/index.md#{entity.id}", words, drawn, class_="country")


def _filled(role: Role | None) -> dict[str, object]:
    """The fill of a role; the solid one gets its colour from the style sheet alone."""
    fill = _FILLS[role or Role.HOST]
    return {"fill": draw.hatched(_NAME, fill)} if fill else {}


def _country(entity: Entity, outline: Outline, reader: Reader) -> Markup:
    """A participant as a link; where it is small, with a circle around it."""
    class_ = "fig-country" + (" fig-host" if entity.role is Role.HOST else "")
    drawn = []
    if outline.lines:
        path = _path(outline.lines)
        drawn = [
            draw.tag("path", class_="fig-land", d=path),
            draw.tag("path", class_=class_, d=path, **_filled(entity.role)),
        ]
    if outline.is_small:
        x, y = map(float, outline.middle)
        small = class_.replace("country", "small")
        drawn += [
            draw.tag("circle", class_="fig-small fig-land", cx=x, cy=y, r=9),
            draw.tag("circle", class_=small, cx=x, cy=y, r=9, **_filled(entity.role)),
        ]
    return _linked(entity, join("", drawn), reader)


def _role(entity: Entity, reader: Reader) -> str:
    role = entity.role or Role.MENTIONED
    return reader.say(
        f"pic-role-{role.value.replace(' ', '-')}",
    )


def _legend(members: Sequence[Entity], reader: Reader) -> Iterator[tuple[str, str]]:
    """The roles that occur."""
    for role in _FILLS:
        one = next((entity for entity in members if entity.role is role), None)
        if one:
            class_ = "fig-country" + (" fig-host" if role is Role.HOST else "")
            yield (
                draw.tag("rect", class_=class_, x=3, y=4, width=18, height=16, **_filled(role)),
                _role(one, reader),
            )


def _description(members: Sequence[Entity], reader: Reader) -> str:
    counts: dict[str, int] = {}
    for entity in members:
        counts[_role(entity, reader)] = counts.get(_role(entity, reader), 0) + 1
    roles = (reader.say("pic-map-role", role=role, count=count) for role, count in counts.items())
    return reader.say("pic-map-desc", roles=reader.say("semicolon").join(roles))


def _numbers(members: Sequence[Entity], reader: Reader) -> Markup:
    rows = [[reader.text(entity_name(entity, reader)), _role(entity, reader)] for entity in members]
    return draw.table([reader.say(f"pic-{what}") for what in ("countries", "role")], rows)
