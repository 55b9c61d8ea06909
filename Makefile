# Two commands are all a newcomer needs: `make run` and `make test`. Both make .venv and install into it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NOTICES := loaders/notices
REGISTER := loaders/register/sheets
PYTEST := $(BIN)/python -m pytest
# A process a core, file by file, in the order that tests/conftest.py gives them.
SPREAD := --numprocesses logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run test quick soak bench check check-js train docs clean

help:
	@echo "make run    载入五个通知文件和登记册并打开图谱 / load the five notice files and the register, serve the explorer"
	@echo "make run OCR=1  另装文字识别，可载入扫描件 / with OCR, for scans"
	@echo "make test   全部测试（含真实 Neo4j 与浏览器） / everything, with a real Neo4j and a browser"
	@echo "make quick  不用服务器、浏览器的快速测试，一分钟内 / quick tests without server and browser, under a minute"
	@echo "make soak   长时间测试 / long runs: many more examples, kills and requests"
	@echo "make bench  计时 / timings"
	@echo "make check  格式、类型、无用代码与本体检查 / lint, types, unused code and the ontology"
	@echo "make train  由标注通知重新训练判别器 / train the classifiers anew from the annotated notices"
	@echo "make docs   更新文档中的表格 / the generated tables of the Markdown files"
	@echo "make clean  删除环境与数据 / remove environment and data"

# The recipe is one plain command, so that make is its parent and its end is noticed (--with-parent).
run: $(VENV)/run $(if $(OCR),$(VENV)/ocr)
	@$(BIN)/python -m api --load $(NOTICES) --load $(REGISTER) --with-parent

# In CI the tests of scans must run; elsewhere they run with OCR=1, or where the extra is installed.
test: $(VENV)/test $(if $(CI)$(OCR),$(VENV)/ocr) check
	$(PYTEST) $(SPREAD) --durations 20

quick: $(VENV)/test
	$(PYTEST) $(SPREAD) -m "not server and not browser and not slow"
	$(BIN)/ruff check .

soak: $(VENV)/test
	QMG_TEST_PROFILE=soak $(PYTEST) $(SPREAD) -m soak --durations 20

bench: $(VENV)/test
	$(PYTEST) tests/bench -s -q

check: $(VENV)/test check-js
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases tests
	$(BIN)/lint-imports --no-cache
	$(BIN)/vulture
	$(BIN)/python -m ontology check

# Types, lint and tests of the JavaScript in viz/static; node and npm come from tests/needs.sh.
check-js: $(VENV)/test
	bash tests/javascript/check.sh

# The weights of the classifiers, from annotated notices alone; a test compares them with those in the repository.
# The set `kept` is left out: it measures the reading of notices that nothing was fitted to.
TRAINED_ON := seven open held modelled
train: $(VENV)/test
	$(BIN)/python -m loaders train $(TRAINED_ON:%=tests/reference/%)

# The generated tables of the Markdown files.
docs: $(VENV)/test
	$(BIN)/python -m tests.docs

clean:
	rm -rf $(VENV) .data .cache tests/javascript/node_modules

$(VENV)/run: pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed; make PYTHON=... names one')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	-$(BIN)/python -m graph.class_archive
	-$(BIN)/python -m loaders.run.first_graph
	touch $@

$(VENV)/ocr: $(VENV)/run
	$(BIN)/python -m pip install --quiet --editable '.[ocr]'
	touch $@

$(VENV)/test: $(VENV)/run tests/needs.sh
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	bash tests/needs.sh
	touch $@
