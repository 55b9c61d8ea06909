"""`python -m tests.docs`: make the generated parts of the Markdown files anew, and the file of the model's shapes."""

from ontology.model import load_model
from ontology.shapes.model_shapes import model_shapes
from ontology.shapes.validating import MODEL_TTL, shapes_turtle
from tests.docs.generated import pages, renewed

for page in pages():
    old = page.read_text("utf-8")
    new = renewed(old)
    if new != old:
        page.write_text(new, "utf-8")
        print(page.name if page.parent.name == "" else f"{page.parent.name}/{page.name}")

HEAD = (
    "# Made by `make docs` from quality.ttl; what it cannot state is in the other files of this folder.\n\n"
)
MODEL_TTL.write_text(HEAD + shapes_turtle(model_shapes(load_model())), "utf-8")
