"""The day, the place and the kind of a document, as texts of many languages say them."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from statement_archive.draft.dates import date_of
from statement_archive.draft.facts import issuer_of, kind_of, place_in
from statement_archive.draft.page import guess_apart
from statement_archive.draft.slugs import slug_of
from statement_archive.draft.writing import quoted
from statement_archive.model import Block, Kind


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Done at Vienna on 14 March 2019."),
        ("en", "Signed on March 14, 2019, in Vienna."),
        ("en", "DONE at Vienna this fourteenth day.\n14th of March 2019"),
        ("fr", "Fait à Vienne, le 14 mars 2019."),
        ("es", "Hecho en Viena el 14 de marzo de 2019."),
        ("pt", "Feito em Viena, em 14 de março de 2019."),
        ("de", "Geschehen zu Wien am 14. März 2019."),
        ("it", "Fatto a Vienna il 14 marzo 2019."),
        ("ru", "Совершено в городе Вене 14 марта 2019 года."),
        ("zh-Hans", "本协定于2019年3月14日在维也纳签订。"),
        ("zh-Hant", "二〇一九年三月十四日訂於維也納。"),
        ("ja", "2019年3月14日にウィーンで作成した。"),
        ("ko", "2019년 3월 14일 빈에서 작성하였다."),
        ("ar", "حرر في فيينا، في ١٤ مارس ٢٠١٩."),
        ("ar", "حرر في فيينا، في ١٤ آذار/مارس ٢٠١٩."),
        ("en", "2019-03-14 00:35"),
        ("de", "Wien, 14.03.2019"),
    ],
)
def test_a_day_is_read_in_its_language(tag: str, text: str) -> None:
    assert date_of([(tag, text)])[0] == "2019-03-14"


def test_the_day_in_the_closing_formula_counts_most() -> None:
    text = "Recalling the treaty of 3 May 2001 and the meeting of 3 May 2001,\n\nDone at Vienna on 14 March 2019."
    assert date_of([("en", text)])[0] == "2019-03-14"


def test_a_day_in_the_paragraph_before_the_closing_formula_is_not_its_own() -> None:
    text = "This Agreement shall enter into force on 1 May 2019.\n\nDone at Vienna on 14 March 2019."
    assert date_of([("en", text)])[0] == "2019-03-14"


def test_what_most_texts_name_is_the_day() -> None:
    texts = [("en", "We met on 14 March 2019."), ("fr", "Réunis le 14 mars 2019."), ("de", "Am 15. März 2019.")]
    assert date_of(texts) == ("2019-03-14", "the day in 2 of 3 texts")


@pytest.mark.parametrize("text", ["We met in May.", "31 February 2019", "14 March 9999", ""])
def test_what_is_no_day_gives_none(text: str) -> None:
    assert date_of([("en", text)]) == ("", "")


@pytest.mark.parametrize(
    ("tag", "text", "place"),
    [
        ("en", "Done at New York on 14 March 2019.", "New York"),
        ("fr", "Fait à Port-Lume, le 14 mars 2019.", "Port-Lume"),
        ("es", "Hecho en la ciudad de Lume el 14 de marzo de 2019.", "Lume"),
        ("ru", "Совершено в городе Оулу 14 сентября 1998 года.", "Оулу"),
        ("zh-Hans", "本协定于2011年5月20日在卢姆港签订，一式两份。", "卢姆港"),
        ("ar", "حرر في أولو، في ١٤ سبتمبر ١٩٩٨.", "أولو"),
        ("de", "Geschehen zu Oulu am 14. September 1998.", "Oulu"),
        ("en", "Geneva, 12 May 2015 – The Commission opened a museum.", "Geneva"),
        ("zh-Hans", "日内瓦，2015年5月12日——委员会今天开会。", "日内瓦"),
        ("fr", "Port-Lume, le 14 mars 2019\n\nLe ministre a ouvert un musée.", "Port-Lume"),
        ("de", "Oulu, den 14. September 1998", "Oulu"),
        ("pt", "Porto Lume, em 14 de março de 2019 – A comissão reuniu-se.", "Porto Lume"),
        ("fr", "Réunis à Lume, où le 14 mars 2019\n\nils se sont rencontrés.", ""),
        ("en", "On Tuesday, 12 May 2015, the Commission met and did nothing.", ""),
        ("en", "We met and agreed.", ""),
    ],
)
def test_a_place_is_read_where_a_text_says_where_it_was_done(tag: str, text: str, place: str) -> None:
    assert place_in(text, tag) == place


@pytest.mark.parametrize(
    ("issuer", "called"),
    [
        ("Le Royaume d’Oulu et la Ville de Lume", ", ci-après dénommés « les Parties »,"),
        ("The Kingdom of Oulu and the City of Lume", ", hereinafter: the Parties,"),
        ("The Kingdom of Oulu", " (hereinafter the Party),"),
        ("奥卢政府和卢姆政府", "，以下简称双方，"),
        ("El Reino de Oulu y la Ciudad de Lume", ", en adelante las Partes,"),
        ("Королевство Оулу и город Луме", ", далее именуемые Сторонами,"),
        ("", "Hereinafter come the rules,"),
    ],
)
def test_who_speaks_is_named_without_what_they_are_called_below(issuer: str, called: str) -> None:
    words = issuer + called
    blocks = [Block(Kind.PARAGRAPH, words, 0), Block(Kind.PARAGRAPH, "Have agreed.", len(words) + 2)]
    assert issuer_of(blocks, f"{words}\n\nHave agreed.", "en") == issuer


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Joint Statement on the Treaty of Lume", "statement"),
        ("TRAITÉ RELATIF À L’UTILISATION DES EAUX", "treaty"),
        ("关于渡轮运输的协定", "treaty"),
        ("关于条约的联合声明", "statement"),
        ("关于海峡的联合公报", "communiqué"),
        ("Декларация о рыболовстве", "declaration"),
        ("بيان صحفي: اللجنة تفتتح متحفا", "press release"),
        ("Press release: Commission opens museum", "press release"),
        ("The Evening Ferry", "statement"),
    ],
)
def test_a_title_names_the_kind(title: str, kind: str) -> None:
    assert kind_of([("", title)]).value == kind


@pytest.mark.parametrize(
    ("text", "anchors", "is_cut_off"),
    [
        (
            "Title\n\nWords of it.\n\nSource: https://example.org/x\n",
            [{"text": "Source: https://example.org/x"}],
            False,
        ),
        ("Title\n2020-06-19 00:35\n\nWords of it.\n", [{"text": "2020-06-19 00:35"}], False),
        ("题目\n\n正文。\n\n（未完，请登录后阅读全文）\n", [{"start": "（未完，请登录后阅读全文）"}], True),
        ("Title\n\nWords of it.\n\nGuests sign in at the hotel.\n", [], False),
        ("Title\n\nWords of it.\n\nPlease log in to read the full text.\n", [{"start": "Please log in"}], True),
        ("Title\n\nWords of it. Enditem\n", [{"text": "Enditem"}], False),
        ("Title\n\nTitle\n\nWords of it.\n", [{"text": "Title"}], False),
        ("Title\n\nWords of it, and then …\n", [], True),
        ("Title\n\nThe source of the river is a lake.\n", [], False),
    ],
)
def test_what_is_none_of_the_text_is_told(text: str, anchors: list[dict[str, str]], is_cut_off: bool) -> None:
    apart, cut = guess_apart(text)
    found = [dict(one.anchors) for one in apart]
    assert len(found) == len(anchors)
    for own, wanted in zip(found, anchors, strict=True):
        assert own.keys() == wanted.keys()
        assert all(own[name].startswith(words) for name, words in wanted.items())
    assert cut is is_cut_off


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Towards a Health Silk Road", "towards-a-health-silk-road"),
        ("Préparation des élections", "preparation-des-elections"),
        ("  <b>1.5 & more</b> ", "b-1-5-more-b"),
        ("航行安全", ""),
        ("a" * 99, "a" * 40),
    ],
)
def test_an_address_is_made_of_words(words: str, slug: str) -> None:
    assert slug_of(words) == slug


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_yaml_reads_back_what_was_quoted(words: str) -> None:
    line = f"- {{en: {quoted(words)}, zh: {quoted(words)}}}\n"
    assert [dict(entry) for entry in yaml.load(line, yaml.BaseLoader)] == [{"en": words, "zh": words}]
    assert "\n" not in line[:-1]
