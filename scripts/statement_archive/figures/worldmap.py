"""Countries and their outlines -> a map of the world that shows who took part, and how."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from statement_archive.figures import drawing as draw
from statement_archive.model import Entity, EntityKind, Ring, Role, Shapes
from statement_archive.names import entity_name
from statement_archive.parts.html import join
from statement_archive.reader import Reader

Point = tuple[int, int]
PathOf = Callable[[Entity], str]
"""Where one finds a name, in the folder of a language."""

_NAME = "participants"
_WIDTH = 720
"""Units of the picture's width; its height is what its subject asks for."""
_UNIT = 1000.0
"""Units of the world in one of the projection."""
_MARGIN = 60.0
"""Units of the world around the subject."""
_LEAST = 400.0
"""Units of the world that a frame has at least, so that one small country still has neighbours."""
_FAR = 400.0
"""Units of the world between a country and all others from which on it stands in a frame of its own."""
_INSET = 0.6
"""The scale of such a frame, in parts of the picture's own."""
_GAP = 6
_SOUTH = -57.0
"""What lies south of it is left out: ice, where no country is."""
_SMALL = 18
"""Units of width and height below which a country gets a circle."""
_FILLS = {Role.HOST: "", Role.MINISTER: "rising", Role.WRITTEN_STATEMENT: "dots"}
"""The pattern of each role; the host is solid."""
_TILE = 10
"""Units of a pattern's side, so that it is told on a small country."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a country looks like on a sheet."""

    lines: tuple[tuple[Point, ...], ...]
    """Closed lines, in units of the sheet."""
    middle: Point
    """Of the ring with the most points."""

    @property
    def points(self) -> list[Point]:
        """All of its lines."""
        return [point for line in self.lines for point in line]

    @property
    def is_small(self) -> bool:
        """Whether it is hard to see."""
        return not self.points or all(max(axis) - min(axis) < _SMALL for axis in zip(*self.points, strict=True))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the world as it is drawn, which is the same in every language."""

    size: tuple[int, int]
    """Units of width and height; its left upper corner is 0, 0."""
    outlines: Mapping[str, Outline]
    """Of each country that is in it, by its code, like `Shapes`."""
    members: tuple[str, ...]
    """Codes of the participants that it is drawn for."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A stretch of the projected world, in its units."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: "_Frame") -> "_Frame":
        """The frame that holds both."""
        edges = (min(self.left, other.left), min(self.top, other.top))
        return _Frame(*edges, max(self.right, other.right), max(self.bottom, other.bottom))

    def wider(self, units: float) -> "_Frame":
        """The frame with so many units more at each side."""
        return _Frame(self.left - units, self.top - units, self.right + units, self.bottom + units)

    def meets(self, other: "_Frame") -> bool:
        is_beside = self.right < other.left or other.right < self.left
        return not (is_beside or self.bottom < other.top or other.bottom < self.top)


@dataclass(frozen=True, slots=True)
class _Land:
    """A ring in units of the world, and what is around it."""

    ring: Sequence[tuple[float, float]]
    frame: _Frame


def sheets(shapes: Shapes, entities: Sequence[Entity]) -> tuple[Sheet, ...]:
    """The part of the world that the participants are in, then one for each that is far from the others."""
    world = {code: [_land(ring) for ring in _shown(rings)] for code, rings in sorted(shapes.items())}
    own = {
        entity.id: _main_frame(world[entity.id]) for entity in entities if _took_part(entity) and world.get(entity.id)
    }
    if not own:
        return ()
    near = _near(own)
    frame = _frame_for(own, near)
    scale = _WIDTH / (frame.right - frame.left)
    far = [code for code in own if code not in near]
    return (
        _sheet(world, frame, near, scale),
        *(_sheet(world, _frame_for(own, (code,)), (code,), scale * _INSET) for code in far),
    )


def world_map(
    entities: Sequence[Entity], drawn: Sequence[Sheet], source: str, reader: Reader, path_of: PathOf
) -> Markup:
    """Who took part, as a block of raw HTML; every country that did is a link to where one finds its name.

    `drawn` are the sheets of `sheets`; `source` names where the outlines are from.
    """
    members = [entity for role in _FILLS for entity in entities if _took_part(entity) and entity.role is role]
    title = reader.say("pic-map-title")
    places, height = _places(drawn)
    size = (_WIDTH, height)
    body = [part for sheet in drawn[:1] for part in _countries(members, sheet, reader, path_of)]
    for sheet, place in zip(drawn[1:], places, strict=True):
        body += _inset(members, sheet, place, reader, path_of)
    return draw.figure(
        "worldmap",
        title=title,
        caption=reader.say("pic-map-caption", source=source),
        drawn=(
            draw.picture(_NAME, title, _description(members, reader), size=size, body=body, tile=_TILE),
            draw.legend(_legend(members, reader)),
        ),
        numbers=_numbers(members, reader),
        reader=reader,
    )


def _places(drawn: Sequence[Sheet]) -> tuple[list[Point], int]:
    """Where the sheets of the far ones are put, and how high the picture is with them.

    Each is at an edge where it covers no participant, the lower left corner first; where there is no such place, below.
    """
    width, height = drawn[0].size if drawn else (_WIDTH, _WIDTH // 2)
    taken = [point for sheet in drawn[:1] for code in sheet.members for point in sheet.outlines[code].points]
    places: list[Point] = []
    for sheet in drawn[1:]:
        wide, high = sheet.size
        left, right = _GAP, width - wide - _GAP
        free = (
            (x, y)
            for y in range(drawn[0].size[1] - high - _GAP, 0, -_GAP)
            for x in (left, right)
            if not any(x - _GAP < px < x + wide + _GAP and y - _GAP < py < y + high + _GAP for px, py in taken)
        )
        place = next(free, (left, height + _GAP))
        places.append(place)
        x, y = place
        taken += [(x + dx, y + dy) for dx in range(0, wide + 1, _GAP) for dy in range(0, high + 1, _GAP)]
        height = max(height, y + high + _GAP)
    return places, height


def _inset(members: Sequence[Entity], sheet: Sheet, place: Point, reader: Reader, path_of: PathOf) -> Iterator[Markup]:
    """One that is far from the others, in a frame."""
    width, height = sheet.size
    box = {"x": place[0], "y": place[1], "width": width, "height": height}
    yield draw.tag("rect", class_="fig-sheet", **box)
    yield draw.tag("svg", *_countries(members, sheet, reader, path_of), viewBox=f"0 0 {width} {height}", **box)


def _countries(members: Sequence[Entity], sheet: Sheet, reader: Reader, path_of: PathOf) -> Iterator[Markup]:
    """The rest of the world, then the participants; small ones last, so that no neighbour covers their circles."""
    shown = [(entity, sheet.outlines[entity.id]) for entity in members if entity.id in sheet.members]
    land = [line for code, outline in sheet.outlines.items() if code not in sheet.members for line in outline.lines]
    yield draw.tag("path", class_="fig-land", d=_path(land))
    for entity, outline in sorted(shown, key=lambda one: one[1].is_small):
        yield _country(entity, outline, reader, path_of)


def _near(own: Mapping[str, _Frame]) -> tuple[str, ...]:
    """The participants that one frame is drawn around: all but those that are far from all others together."""
    codes = [*own]
    for code in own:
        rest = [own[other] for other in codes if other != code]
        if rest and not own[code].wider(_FAR).meets(_around(rest)):
            codes.remove(code)
    return tuple(codes)


def _around(frames: Iterable[_Frame]) -> _Frame:
    first, *others = frames
    for other in others:
        first = first.around(other)
    return first


def _frame_of(points: Sequence[tuple[float, float]]) -> _Frame:
    across, down = zip(*points, strict=True)
    return _Frame(min(across), min(down), max(across), max(down))


def _main_frame(lands: Sequence[_Land]) -> _Frame:
    """Around the one with the most points, so that an island on the other side of the world counts for nothing."""
    return max(lands, key=lambda land: len(land.ring)).frame


def _frame_for(own: Mapping[str, _Frame], codes: Sequence[str]) -> _Frame:
    """What is shown around some of the participants."""
    tight = _around(own[code] for code in codes)
    x, y = (_MARGIN + max(0, _LEAST - (end - start)) / 2 for start, end in _sides(tight))
    return _Frame(tight.left - x, tight.top - y, tight.right + x, tight.bottom + y)


def _sheet(world: Mapping[str, Sequence[_Land]], frame: _Frame, codes: Sequence[str], scale: float) -> Sheet:
    """What is drawn of the world within a frame, around some of the participants."""
    drawn = {code: _outline(lands, frame, scale) for code, lands in world.items()}
    found = {code: outline for code, outline in drawn.items() if outline.lines or code in codes}
    width, height = (round((end - start) * scale) for start, end in _sides(frame))
    return Sheet((width, height), found, tuple(codes))


def _sides(frame: _Frame) -> tuple[tuple[float, float], tuple[float, float]]:
    return (frame.left, frame.right), (frame.top, frame.bottom)


def _took_part(entity: Entity) -> bool:
    return entity.kind is EntityKind.COUNTRY and entity.role in _FILLS


def _land(ring: Ring) -> _Land:
    points = [_project(*point) for point in ring]
    return _Land(points, _frame_of(points))


def _shown(rings: Sequence[Ring]) -> list[Ring]:
    return [ring for ring in rings if max(latitude for _, latitude in ring) > _SOUTH]


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees -> units of the world, in the Natural Earth projection (Šavrič et al. 2011, Cartographica 46.4)."""
    lam, phi = longitude * 0.017453292519943295, latitude * 0.017453292519943295
    p2 = phi * phi
    p4 = p2 * p2
    x = lam * (0.870700 - 0.131979 * p2 + p4 * (-0.013791 + p4 * p2 * (0.003971 - 0.001529 * p2)))
    y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return x * _UNIT, -y * _UNIT


def _outline(lands: Sequence[_Land], frame: _Frame, scale: float) -> Outline:
    """Rings on a grid of whole units, so that neighbours keep a common border; what has no area there is left out."""
    placed = [
        [((x - frame.left) * scale, (y - frame.top) * scale) for x, y in land.ring]
        for land in lands
        if land.frame.meets(frame)
    ]
    lines = (_thinned((round(x), round(y)) for x, y in points) for points in placed)
    longest = max(placed, key=len, default=[(0.0, 0.0)])
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


def _linked(entity: Entity, drawn: str, reader: Reader, path_of: PathOf) -> Markup:
    words = reader.say("pic-country", name=reader.text(entity_name(entity, reader)), role=_role(entity, reader))
    return draw.linked(f"archive:{reader.language}/{path_of(entity)}", words, drawn, class_="country")


def _filled(role: Role | None) -> dict[str, object]:
    """The fill of a role; the solid one gets its colour from the style sheet alone."""
    fill = _FILLS[role or Role.HOST]
    return {"fill": draw.hatched(_NAME, fill)} if fill else {}


def _ground(role: Role | None) -> str:
    """What a pattern is drawn on."""
    return f"fig-land fig-ground-{(role or Role.HOST).value.replace(' ', '-')}"


def _country(entity: Entity, outline: Outline, reader: Reader, path_of: PathOf) -> Markup:
    """A participant as a link; where it is small, with a circle around it."""
    class_ = "fig-country" + (" fig-host" if entity.role is Role.HOST else "")
    drawn = []
    if outline.lines:
        path = _path(outline.lines)
        drawn = [
            draw.tag("path", class_=_ground(entity.role), d=path),
            draw.tag("path", class_=class_, d=path, **_filled(entity.role)),
        ]
    if outline.is_small:
        x, y = map(float, outline.middle)
        small = class_.replace("country", "small")
        drawn += [
            draw.tag("circle", class_=_ground(entity.role), cx=x, cy=y, r=9),
            draw.tag("circle", class_=small, cx=x, cy=y, r=9, **_filled(entity.role)),
        ]
    return _linked(entity, join("", drawn), reader, path_of)


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
            box = {"x": 2, "y": 3, "width": 20, "height": 18}
            ground = draw.tag("rect", class_=_ground(role), **box)
            yield ground + draw.tag("rect", class_=class_, **box, **_filled(role)), _role(one, reader)


def _description(members: Sequence[Entity], reader: Reader) -> str:
    counts: dict[str, int] = {}
    for entity in members:
        counts[_role(entity, reader)] = counts.get(_role(entity, reader), 0) + 1
    roles = (reader.say("pic-map-role", role=role, count=count) for role, count in counts.items())
    return reader.say("pic-map-desc", roles=reader.say("semicolon").join(roles))


def _numbers(members: Sequence[Entity], reader: Reader) -> Markup:
    rows = [[reader.text(entity_name(entity, reader)), _role(entity, reader)] for entity in members]
    return draw.table([reader.say(f"pic-{what}") for what in ("countries", "role")], rows)
