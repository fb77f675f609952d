"""What others made lies here unchanged, and the first visit is light."""

import gzip
import hashlib
from pathlib import Path

import django_htmx

from favn.kit import vendoring

BUDGET = 150_000


def test_every_vendored_file_is_the_one_we_took():
    listed = dict(reversed(line.split("  ", 1)) for line in vendoring.CHECKSUMS.read_text().splitlines())
    lying = {str(p.relative_to(vendoring.STATIC.parent)) for p in vendoring.VENDOR.rglob("*") if p.is_file()}
    assert set(listed) == lying
    for path, digest in listed.items():
        assert hashlib.sha256((vendoring.STATIC.parent / path).read_bytes()).hexdigest() == digest, path


def test_a_first_visit_is_light():
    css = [*(vendoring.STATIC / "css").glob("*.css"), vendoring.VENDOR / "dkfds.css"]
    js = [*(vendoring.STATIC / "js").glob("*.js")]
    htmx = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
    fonts = [vendoring.VENDOR / f"fonts/plex-latin-{weight}.woff2" for weight in (400, 600)]
    compressed = sum(len(gzip.compress(path.read_bytes(), 9)) for path in [*css, *js, htmx])
    assert compressed + sum(path.stat().st_size for path in fonts) < BUDGET - 20_000, "leave 20 kB for the page itself"


def test_the_subset_keeps_our_parts_and_leaves_the_rest():
    css = "@charset 'x';.button,.accordion{a:b}.cookie-message .button{c:d}@media print{.alert{e:f}.footer{g:h}}"
    assert vendoring.subset(css).split() == [".button{a:b}", "@media", "print{.alert{e:f}}"]


def test_greys_become_favns_colours():
    assert vendoring.themed("a{color:#454545;border:#FFF}") == "a{color:var(--teal);border:#FFF}"
