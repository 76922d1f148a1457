# `make help` lists what can be done.
.DEFAULT_GOAL := help
.PHONY: help setup run dev test test-all check format jar migrate reset clean

JAVA_HOME := $(shell build/find-jdk)
export JAVA_HOME
DATA_DIR ?= data
export DATA_DIR

MVN := mvn -B -ntp
JAVA := $(JAVA_HOME)/bin/java
JAR := target/chatlab.jar
SOURCES := pom.xml build/Codegen.java $(shell find src/main db web -type f)

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## look for JDK 25 and Maven; as root on Debian, install Maven where it lacks
	@test -n "$(JAVA_HOME)" || exit 1
	@command -v mvn >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends maven; } || \
	  { echo "ChatLab needs Maven: install it with your package manager." >&2; exit 1; }

run: jar ## build what is missing and serve at http://127.0.0.1:8000 (PORT, HOST: see .env.example)
	@exec $(JAVA) -jar $(JAR)

dev: jar ## like run, and the page is read from web/ at every reload
	@WEB_FOLDER=web exec $(JAVA) -jar $(JAR)

test: setup ## run the tests
	$(MVN) test

test-all: setup ## run the tests and the long tables
	$(MVN) test -Dtest.excluded.tags=none

check: setup ## formatting, Error Prone and the architecture, without the other tests
	$(MVN) spotless:check test -Dtest='ArchitectureTest,DocumentsTest' -Dsurefire.failIfNoSpecifiedTests=false

format: setup ## format the Java sources
	$(MVN) spotless:apply

jar: setup $(JAR) ## build target/chatlab.jar, which serves everything alone

$(JAR): $(SOURCES)
	$(MVN) -q package -DskipTests
	@touch $(JAR)

migrate: jar ## bring the database up to date without serving
	@$(JAVA) -jar $(JAR) migrate

reset: ## delete the local SQLite database, with everything in it
	rm -f $(DATA_DIR)/chatlab.db $(DATA_DIR)/chatlab.db-wal $(DATA_DIR)/chatlab.db-shm

clean: ## delete what was built
	rm -rf target
