# `make help` lists what can be done.
.DEFAULT_GOAL := help
.PHONY: help setup setup-test run dev test test-all test-page transcripts bench-page check mutation check-page format jar migrate password-link reset clean

JAVA_HOME := $(shell build/find-jdk)
export JAVA_HOME
DATA_DIR ?= data
export DATA_DIR

MVN := mvn -B -ntp
JAVA := $(JAVA_HOME)/bin/java
JAR := target/chatlab.jar
SOURCES := pom.xml build/Codegen.java $(shell find src/main/java src/main/resources db web -type f)
PAGE_TESTS := $(shell find src/test/js -name '*.test.js' 2>/dev/null)
PAGE_TYPES := target/page/api.d.ts
NODE_MODULES := node_modules/.package-lock.json

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: ## look for JDK 25 and Maven; as root on Debian, install Maven where it lacks
	@test -n "$(JAVA_HOME)" || exit 1
	@build/need maven

setup-test: setup ## the same for Node and Chromium (CHROMIUM names another), which only the tests need
	@build/need nodejs chromium

run: jar ## build what is missing and serve at http://127.0.0.1:8000 (PORT, HOST: see .env.example)
	@exec $(JAVA) -jar $(JAR)

dev: jar ## like run, and the page is read from web/ at every reload
	@WEB_FOLDER=web exec $(JAVA) -jar $(JAR)

test: setup-test test-page ## run the tests
	$(MVN) test

test-all: setup-test test-page ## run the tests and the long tables
	$(MVN) test -Dtest.excluded.tags=none

transcripts: jar ## print ten talks of the offline voice, to be read (SEED chooses others)
	@$(MVN) -q test-compile
	@$(JAVA) -cp $(JAR):target/test-classes chatlab.discussion.Transcripts $(SEED)

test-page: ## run only the page's tests that need no browser
	@build/need nodejs
	$(if $(PAGE_TESTS),node --test $(PAGE_TESTS))

bench-page: setup-test ## measure how smoothly a discussion of 1,000 turns moves in Chromium (minutes)
	$(MVN) test -Dtest=FrameTimes

check: setup check-page ## formatting, Error Prone, SpotBugs, the architecture and the page, without the other tests
	$(MVN) spotless:check test -Dtest='ArchitectureTest,DocumentsTest' -Dsurefire.failIfNoSpecifiedTests=false spotbugs:check

mutation: setup ## try whether the guards' tests notice changes of the guards (minutes; target/pit-reports)
	$(MVN) test-compile pitest:mutationCoverage

check-page: $(NODE_MODULES) $(PAGE_TYPES) ## only the page's rules (ESLint) and types (tsc)
	node_modules/.bin/eslint .
	node_modules/.bin/tsc -p tsconfig.json

$(NODE_MODULES): package.json package-lock.json .npmrc
	@build/need nodejs npm
	npm ci
	@touch $@

$(PAGE_TYPES): src/main/resources/openapi.yaml $(NODE_MODULES)
	node_modules/.bin/openapi-typescript $< -o $@

format: setup ## format the Java sources
	$(MVN) spotless:apply

jar: setup $(JAR) ## build target/chatlab.jar, which serves everything alone

$(JAR): $(SOURCES)
	$(MVN) -q package -DskipTests
	@touch $(JAR)

migrate: jar ## bring the database up to date without serving
	@$(JAVA) -jar $(JAR) migrate

password-link: jar ## print a link with which EMAIL sets a new password, once (PAGE: the page's address)
	@$(JAVA) -jar $(JAR) password-link $(EMAIL) $(PAGE)

reset: ## delete the local SQLite database, with everything in it
	rm -f $(DATA_DIR)/chatlab.db $(DATA_DIR)/chatlab.db-wal $(DATA_DIR)/chatlab.db-shm

clean: ## delete what was built
	rm -rf target
