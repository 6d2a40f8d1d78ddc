# Every line calls a script in scripts/; on Windows call the same with `py scripts/…`.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
ifeq ($(strip $(PYTHON)),)
  $(error Python 3.11 or later is needed and was not found on the path)
endif

CHECKS = check lint format types imports test-py test-js e2e bench replay db-new translations vendor pin

.PHONY: help run test setup $(CHECKS)

help:
	@$(PYTHON) scripts/check.py --list

run: ## Install, migrate, load the demonstration shop into empty books, serve http://127.0.0.1:8000
	@$(PYTHON) scripts/run.py

test: ## Everything that has to hold before a change lands
	@$(PYTHON) scripts/test.py

setup: ## The virtual environment with the developers' tools
	@$(PYTHON) scripts/setup.py --dev

$(CHECKS):
	@$(PYTHON) scripts/check.py $@
