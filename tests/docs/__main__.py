"""`python -m tests.docs`: make the generated parts of the Markdown files anew."""

from tests.docs.generated import pages, renewed

for page in pages():
    old = page.read_text("utf-8")
    new = renewed(old)
    if new != old:
        page.write_text(new, "utf-8")
        print(page.name if page.parent.name == "" else f"{page.parent.name}/{page.name}")
