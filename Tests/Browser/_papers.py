"""What the browser tests need to read papers: their text in both formats, their first page as a picture."""

import re
import shutil
import subprocess
import unicodedata
import zipfile
from xml.etree import ElementTree

PICTURE_MAX = 200_000


def plain(text):
    """Text without any white space and with one form for each character, so that two documents can be compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def pdf_text(path):
    return subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout


def docx_text(path):
    """Everything a word processor would show of the body, paragraph by paragraph."""
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(path) as package:
        tree = ElementTree.fromstring(package.read("word/document.xml"))
    return "\n".join(
        "".join(piece.text or "" for piece in line.iter(f"{space}t")) for line in tree.iter(f"{space}p"))


def same_words(pdf, word):
    """Whether two files say the same. In a PDF the page numbers stand between, in Word they are in the foot; a table
    is read line by line in the one and cell by cell in the other, so there the characters are counted.
    """
    bare = [re.sub(r"[—–-]\d+[—–-]", "", plain(text)) for text in (pdf_text(pdf), docx_text(word))]
    if has_table(word):
        bare = [sorted(text) for text in bare]
    return bare[0] == bare[1]


def has_table(word):
    with zipfile.ZipFile(word) as package:
        return b"<w:tbl>" in package.read("word/document.xml")


def draw(pdf, picture):
    """The first page of a PDF as a picture."""
    stem = picture.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", str(pdf), str(stem)], check=True)


def renew(pictures, target, wanted, tally):
    """The README's pictures, each small enough to load on a slow line."""
    target.mkdir(parents=True, exist_ok=True)
    for name, source in wanted.items():
        picture = target / f"{name}.png"
        shutil.copyfile(pictures / f"{source}.png", picture)
        size = picture.stat().st_size
        tally.check(f"{name}.png is under {PICTURE_MAX} bytes", size < PICTURE_MAX, str(size))
