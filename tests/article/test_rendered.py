"""What a reader sees of a page: its lines, their kinds, the elements that hold them; nothing hidden."""

from itertools import pairwise

from memcon.article.rendered import lines_of_html


def seen(html: str) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in lines_of_html(html)]


def test_lines_end_where_blocks_do() -> None:
    html = "<p>One <b>bold</b>\n word<br>and a second line</p>loose <i>words</i><h2>A <span>heading</span></h2><div>a box</div>"
    assert seen(html) == [
        ("paragraph", "One bold word"),
        ("paragraph", "and a second line"),
        ("paragraph", "loose words"),
        ("heading", "A heading"),
        ("paragraph", "a box"),
    ]


def test_lists_quotes_and_captions() -> None:
    html = (
        "<ul><li>first<li><p>second</p></ul><blockquote>one<p>two</p></blockquote>"
        "<figure><img src=x><figcaption><p>A harbour at dawn.</p></figcaption></figure><pre>left\nright</pre>"
    )
    assert seen(html) == [
        ("list", "first"),
        ("paragraph", "second"),
        ("quote", "one"),
        ("quote", "two"),
        ("caption", "A harbour at dawn."),
        ("paragraph", "left"),
        ("paragraph", "right"),
    ]
    assert lines_of_html(html)[0].unit.text == "• first"


def test_a_row_of_figures_is_a_line_and_a_table_that_lays_out_is_not() -> None:
    figures = "<table><tr><th>Town<th>Votes<tr><td>Ulvik<td>812<tr><td>Eidfjord<td>640</table>"
    assert seen(figures) == [("list", "Town Votes"), ("list", "Ulvik 812"), ("list", "Eidfjord 640")]
    columns = "<table><tr><td><p>Menu</p><td><p>The article.</p><tr><td>Foot<td>Right</table>"
    assert [text for _, text in seen(columns)] == ["Menu", "The article.", "Foot", "Right"]


def test_what_nobody_sees_is_not_there() -> None:
    html = (
        "<title>t</title><style>p{}</style><script>var a = 'words'</script><!-- a remark --><template>later</template>"
        "<p hidden>no</p><div style='display: none'><p>no</p></div>after <span style='visibility:hidden'>no</span>it"
    )
    assert seen(html) == [("paragraph", "after it")]


def test_lines_of_one_element_are_of_one_box() -> None:
    lines = lines_of_html("<div class=a><p>one</p><ul><li>two</ul></div><div class=a><p>three</p></div>")
    assert lines[0].box == lines[1].box != lines[2].box


def test_offsets_are_those_of_a_dump() -> None:
    units = [line.unit for line in lines_of_html("<p>one</p><ul><li>two<ul><li>three</ul></ul><p>four</p>")]
    assert all(u.end - u.start == len(u.text) for u in units)
    assert all(a.end < b.start for a, b in pairwise(units))
    assert [u.indent for u in units] == [0, 2, 4, 0]


def test_broken_markup_gives_lines_or_none() -> None:
    assert lines_of_html("") == [] == lines_of_html("<!-- -->")
    assert seen("<p>a</td></table></div></p></body><b>c") == [("paragraph", "a"), ("paragraph", "c")]
    assert len(lines_of_html("<div>" * 3000 + "deep" + "</div>" * 3000)) <= 1
