# Two commands matter: `make demo` builds Dragoman on a bare Debian or Ubuntu, shows it reading a
# dispatch and opens the page of a store; `make test` builds it from nothing and runs every test. The rest are short names.

# Where the data for measuring lies; without it the accuracy test is skipped, loudly.
DATA ?= ../shared
# How long `make fuzz` tries each of its targets.
FUZZ_SECONDS ?= 60
BUILD := build/release
PROGRAM := $(BUILD)/dragoman

.PHONY: demo test program all bench format tidy fuzz asan tsan hostile clean

demo: program
	@echo
	@tools/demo.sh $(PROGRAM) build/demo

test: all
	DRAGOMAN_DATA=$(abspath $(DATA)) ctest --test-dir $(BUILD) --output-on-failure -j2; \
	status=$$?; cat $(BUILD)/accuracy.txt; exit $$status

# What a user runs: no test, no benchmark.
program:
	tools/install_packages.sh build
	cmake --preset release -DDRAGOMAN_TESTS=OFF -DDRAGOMAN_BENCH=OFF >/dev/null
	cmake --build $(BUILD) --target dragoman

all:
	tools/install_packages.sh build test
	cmake --preset release -DDRAGOMAN_TESTS=ON -DDRAGOMAN_BENCH=ON >/dev/null
	cmake --build $(BUILD)

bench: all
	$(BUILD)/bench/stages
	python3 bench/throughput.py $(PROGRAM) examples/*.txt

format:
	test/format_test.py --fix

tidy:
	cmake --preset dev >/dev/null
	test/tidy_test.py build/dev --all

# Each target from the inputs in test/fuzz/corpus; new ones stay in build/fuzz.
fuzz:
	tools/install_packages.sh build test
	cmake --preset fuzz >/dev/null
	cmake --build build/fuzz
	set -e; for corpus in test/fuzz/corpus/*; do \
	  target=$$(basename $$corpus); mkdir -p build/fuzz/found/$$target; \
	  build/fuzz/test/fuzz/fuzz_$$target -max_total_time=$(FUZZ_SECONDS) -verbosity=0 -entropic=0 build/fuzz/found/$$target $$corpus; done

asan:
	tools/install_packages.sh build test
	cmake --preset asan >/dev/null
	cmake --build build/asan
	ctest --test-dir build/asan --output-on-failure -LE source

# Where threads meet: reading with many jobs, adding, serving, fetching. The program is some eight times slower, so that a
# store is killed as many times less often than in `make test`, and clients wait longer. OpenMP's own threads are unknown to the sanitizer, so products of matrices stay on one.
tsan:
	tools/install_packages.sh build test
	cmake --preset tsan >/dev/null
	cmake --build build/tsan --target dragoman engine_tests store_tests serve_tests
	DRAGOMAN_SLOWNESS=8 OMP_NUM_THREADS=1 TSAN_OPTIONS="halt_on_error=1 suppressions=$(CURDIR)/test/thread_sanitizer.supp" \
	  ctest --test-dir build/tsan --output-on-failure -R '^(Laws|Engine|Regrouped|Incidents|Fetch|serve|store_trust)'

# A hundred thousand documents that were made to hurt: about an hour.
hostile: program
	bench/hostile.py $(PROGRAM) --documents 100000

clean:
	rm -rf build
