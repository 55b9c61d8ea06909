# Two commands are all a newcomer needs: `make run` and `make test`. Both make .venv and install into it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NOTICES := loaders/notices
REGISTER := loaders/register/campaigns.csv

.DEFAULT_GOAL := help
.PHONY: help run test check check-js bench clean

help:
	@echo "make run    载入五个通知文件和登记册并打开图谱 / load the five notice files and the register, serve the explorer"
	@echo "make test   全部测试（含真实 Neo4j 与浏览器） / everything, with a real Neo4j and a browser"
	@echo "make check  格式、类型与本体检查 / lint, types and the ontology"
	@echo "make bench  计时 / timings"
	@echo "make clean  删除环境与数据 / remove environment and data"

# The recipe is one plain command, so that make is its parent and its end is noticed (--with-parent).
run: $(VENV)/run
	@$(BIN)/python -m api --load $(NOTICES) --load $(REGISTER) --with-parent

test: $(VENV)/test check
	$(BIN)/python -m pytest

check: $(VENV)/test check-js
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m ontology check

# Types, lint and tests of the JavaScript in viz/static; node and npm come from tests/needs.sh.
check-js: $(VENV)/test
	bash tests/javascript/check.sh

bench: $(VENV)/test
	$(BIN)/python -m pytest tests/bench -s -q

clean:
	rm -rf $(VENV) .data .cache tests/javascript/node_modules

$(VENV)/run: pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed; make PYTHON=... names one')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/test: $(VENV)/run tests/needs.sh
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	bash tests/needs.sh
	touch $@
