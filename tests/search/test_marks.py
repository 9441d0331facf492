"""Of a text only what was typed is marked."""

import pytest

from fixtures.search_in_node import call


def marked(text: str, typed: str, *, grows: bool = False) -> list[str]:
    folded = call("words", "fold", typed)
    words = call("words", "contentOf", call("words", "cut", folded))
    for word in words:
        word["surface"] = folded[word["start"] : word["end"]]
    spans = call("marks", "spans", text, [{"words": words, "grows": grows}])
    return [text[span["start"] : span["end"]] for span in spans]


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Health Silk Road and a Silk Road of health", "silk road", ["Silk Road", "Silk Road"]),
        ("a healthy port in a portal", "port", ["port"]),
        ("the vaccines and the vaccine", "vaccine", ["vaccine", "vaccine"]),
        ("the vaccine", "vaccines", ["vaccine"]),
        ("疫情与疫苗、疫苗", "疫苗", ["疫苗", "疫苗"]),
        ("“一带一路”倡议", "一带一路倡议", ["一带一路”倡议"]),
        ("multi-modal transport", "multimodal", ["multi-modal"]),
        ("Belt and Road", "belt road", ["Belt and Road"]),
        ("nothing of it", "vaccine", []),
    ],
)
def test_what_was_typed_is_marked_and_nothing_else(text: str, typed: str, expected: list[str]) -> None:
    assert marked(text, typed) == expected


def test_of_a_word_that_is_still_growing_what_is_typed_is_marked() -> None:
    assert marked("vaccines, unvaccinated", "vacc", grows=True) == ["vacc"]
