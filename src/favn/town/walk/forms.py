"""Reading a page as a browser does: its words, its links, and its forms with what already stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID_TEXT = {"script", "style", "template", "title"}


@dataclass(slots=True)
class PageForm:
    """A form as it stands on the page: where it goes, what it holds, what may be filled in, which buttons it has."""

    action: str
    method: str
    id: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)  # name, value, words
    detours: dict[str, str] = field(default_factory=dict)  # a button's words → the address it sends the form to

    def holds(self, *names: str) -> bool:
        """Whether all of these fields are in the form."""
        return set(names) <= self.names


class PageReader(HTMLParser):
    """Gathers words, links and forms."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[tuple[str, str]] = []  # address, words
        self.forms: list[PageForm] = []
        self._silent = 0
        self._link: str | None = None
        self._link_words: list[str] = []
        self._area: str | None = None
        self._area_words: list[str] = []
        self._select: str | None = None
        self._button: tuple[str, str, PageForm, str] | None = None
        self._button_words: list[str] = []
        self.feed(html)

    @property
    def text(self) -> str:
        """What can be read on the page, words one space apart."""
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open whatever begins here."""
        given = {name: value or "" for name, value in attrs}
        if tag in VOID_TEXT:
            self._silent += 1
        elif tag == "form":
            self.forms.append(
                PageForm(given.get("action", ""), given.get("method", "get").lower(), given.get("id", ""))
            )
        elif tag == "a" and "href" in given:
            self._link, self._link_words = given["href"], []
        elif self.forms:
            self._form_part(tag, given)

    def _form_of(self, given: dict[str, str]) -> PageForm:
        """The form a field belongs to: the one it names, else the one it stands in."""
        return next((form for form in self.forms if form.id and form.id == given.get("form")), self.forms[-1])

    def _form_part(self, tag: str, given: dict[str, str]) -> None:
        form, name = self._form_of(given), given.get("name", "")
        if tag == "input" and name:
            form.names.add(name)
            kind = given.get("type", "text")
            if kind in {"radio", "checkbox"} and "checked" not in given:
                return
            if kind not in {"file", "submit", "button"}:
                form.values.setdefault(name, []).append(given.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "textarea" and name:
            form.names.add(name)
            self._area, self._area_words = name, []
        elif tag == "select" and name:
            form.names.add(name)
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in form.values):
            form.values[self._select] = [given.get("value", "")]
        elif tag == "button":
            form.names.add(name)
            self._button, self._button_words = (name, given.get("value", ""), form, given.get("formaction", "")), []

    def handle_data(self, data: str) -> None:
        """Words of the page, and of what is open."""
        if self._silent:
            return
        if self._area is not None:
            self._area_words.append(data)
        for is_open, words in ((self._link, self._link_words), (self._button, self._button_words)):
            if is_open is not None:
                words.append(data)
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close what ends here."""
        if tag in VOID_TEXT:
            self._silent -= 1
        elif tag == "a" and self._link is not None:
            self.links.append((self._link, " ".join("".join(self._link_words).split())))
            self._link = None
        elif tag == "textarea" and self._area is not None:
            self.forms[-1].values[self._area] = ["".join(self._area_words).removeprefix("\n")]
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "button" and self._button is not None:
            name, value, form, detour = self._button
            words = " ".join("".join(self._button_words).split())
            form.buttons.append((name, value, words))
            if detour:
                form.detours[words] = detour
            self._button = None
