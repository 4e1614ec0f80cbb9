# Every target sets up what it lacks first; the work is in scripts/ and xtask/.
.DEFAULT_GOAL := help
.PHONY: run test dev bench crash fuzz-api lint build setup help

run: ## build, load the fictional demo town into an empty database, and serve
	@scripts/run.sh

test: ## everything that must hold: lint, both databases, size, browsers
	@scripts/test.sh

dev: ## rebuild, restart and reload the page whenever a source file changes
	@scripts/dev.sh

bench: ## measure, print a table, write target/bench/
	@scripts/setup.sh build browser
	@scripts/build.sh
	@scripts/bench.sh

crash: ## kill -9 under load, 500 times: nothing that was acknowledged is lost, the audit log is whole
	@scripts/crash.sh

fuzz-api: ## 10,000 made-up requests against the description of the API
	@scripts/fuzz-api.sh

lint: ## format, clippy on host and WebAssembly, direction of dependencies
	@scripts/lint.sh

build: ## the optimised site and server
	@scripts/setup.sh build
	@scripts/build.sh

setup: ## install all that building and testing need
	@scripts/setup.sh all

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile
