# make           the compiler and its runtime, into build/
# make demo      install what is missing, build, train on real images, leave pictures in out/fashion
# make test      install what is missing, run every test
# make deps      install what building and the demo need
# make test-long  the same on more models and with more compilers; about an hour
# make bench     times ours, hand-written C, PyTorch and JAX; writes bench/RESULTS.md
# make fuzz      feed the compiler and the readers what nobody would write; SECONDS=60 each
# make analyze   gcc -fanalyzer, clang-tidy and cppcheck on all C; make coverage: which lines suites run; both take minutes
# make docs      write the tables and pictures of docs/ and the grammars of tools/editors anew from the compiler's own
# make golden-update   write the expected graphs, C and messages of tests/ anew; read the diff
# make install   to PREFIX (/usr/local), under DESTDIR
# make deb       a Debian package of that
# make dist      a tarball that builds without git, flex and bison
# make check-install  installs the package in an empty system and uses it there (root, debootstrap)
# make clean     remove what was built
# make help      this list
BUILD  ?= build
# By one name however it is given: make knows headers' dependents by the names of the objects.
override BUILD := $(patsubst $(CURDIR)/%,%,$(BUILD))
PREFIX ?= /usr/local
CC     ?= cc
OPT    ?= -O2
SAN    ?=
# As many jobs at a time as there are processors, unless it is said how many.
ifeq ($(MAKELEVEL)$(filter -j% j% --jobs%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc)
endif
STRICT := -std=c11 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes
DEFS   := -D_GNU_SOURCE
CFLAGS = $(STRICT) $(OPT) $(SAN) $(DEFS) -MMD -MP
# Number crunching: all vectors there are, sums never reordered behind our back. Between the checks of sanitizers -O3 makes
# little faster than -O1 does, and takes up to two minutes for rt_conv.c in place of a quarter of one.
FASTER := $(if $(SAN),-O1,-O3) -fno-math-errno -fno-trapping-math -ffp-contract=fast
FAST   := $(FASTER) -march=native
# Tests of kernels for narrower vectors, which are the same lines; with -O3 each takes ten seconds.
NARROW := $(FAST) $(if $(LONG),,-O1)

# The floors, from the top: each uses only what is below it (tests/floors holds them to it).
FLOORS_C := tool lsp export emit passes build graph front model base
FLOORS_R := commands pictures data files library core kernels
COMPILER := $(wildcard $(FLOORS_C:%=compiler/%/*.c) compiler/graph/ops/*.c)
RUNTIME  := $(filter-out runtime/kernels/%,$(wildcard $(FLOORS_R:%=runtime/%/*.c))) # (kernels/vae_no_zip.c is for --static)
INC_C    := -Icompiler -I$(BUILD)/compiler -Iruntime/kernels
INC_R    := -Iruntime -Iruntime/kernels
VAEC_OBJ := $(COMPILER:%.c=$(BUILD)/%.o) $(BUILD)/compiler/front/lexer.o $(BUILD)/compiler/front/parser.o \
	$(BUILD)/runtime/commands/completion.o $(BUILD)/runtime/commands/manual.o
VAEC_LIB := $(filter-out $(BUILD)/compiler/tool/main.o,$(VAEC_OBJ)) $(BUILD)/compiler/runtime_pack.o $(BUILD)/libvaert.a
# The runtime's number crunching is compiled for each kind of processor (runtime/core/cpu_dispatch.h).
CRUNCH   := core/rng core/optim core/peak
ifneq ($(findstring x86_64,$(shell $(CC) -dumpmachine)),)
ISAS     := sse2 avx2 avx512
MARCH_sse2 := x86-64
MARCH_avx2 := x86-64-v3
MARCH_avx512 := x86-64-v4
CRUNCH_OBJ := $(foreach i,$(ISAS),$(CRUNCH:%=$(BUILD)/runtime/$(i)/%.o))
else
CRUNCH_OBJ := $(CRUNCH:%=$(BUILD)/runtime/%.o)
endif
RT_OBJ   := $(patsubst %.c,$(BUILD)/%.o,$(filter-out $(CRUNCH:%=runtime/%.c),$(RUNTIME))) $(CRUNCH_OBJ)
RT_LIBS  := -lzip -lpng -ljpeg -lz -lm -lpthread

.PHONY: all help deps demo docs test test-long golden-update clean install bench fuzz
all: $(CRUNCH_OBJ) $(BUILD)/vaec $(BUILD)/libvaert.a # what takes longest first, so that the end is not one job

help:
	@sed -n 's/^# make/make/p' Makefile

# vaec carries the runtime inside itself (compiler/tool/embedded.c): libvaert.a and headers to build with, and the
# sources that emit --library and --standalone join, by their paths below runtime/. The library goes without what
# debuggers read, three quarters of it.
$(BUILD)/carried/libvaert.a: $(BUILD)/libvaert.a
	@mkdir -p $(@D)
	cp $< $@ && strip -g $@
CARRIED := $(BUILD)/carried/libvaert.a $(sort $(wildcard runtime/kernels/vae*.[ch] runtime/core/*.[ch] runtime/library/*.[ch] \
	runtime/files/*.[ch] runtime/data/*.[ch] runtime/pictures/*.[ch] runtime/commands/*.[ch] runtime/python/*.py))
$(BUILD)/runtime.pack: $(CARRIED)
	for f in $^; do g=$${f#$(BUILD)/carried/} && g=$${g#runtime/} && echo "$${g#kernels/} $$(wc -c <$$f)" && cat $$f || exit 1; \
	    done >$@.new && mv $@.new $@
$(BUILD)/compiler/runtime_pack.o: $(BUILD)/runtime.pack
	printf '%s\n' '.section .rodata' '.global vaec_runtime_begin, vaec_runtime_end' 'vaec_runtime_begin:' \
	    '.incbin "$<"' 'vaec_runtime_end:' '.byte 0' '.section .note.GNU-stack,"",%progbits' >$(@:.o=.s)
	$(CC) -c -o $@ $(@:.o=.s)

# And is linked with it, for the reader of weights.
$(BUILD)/vaec: $(VAEC_OBJ) $(BUILD)/compiler/runtime_pack.o $(BUILD)/libvaert.a
	$(CC) $(CFLAGS) -o $@ $^ -ljansson -lm
$(addprefix $(BUILD)/compiler/tool/,main.o options.o export.o version.o compare.o compare_page.o sweep.o): INC_C += -Iruntime

$(BUILD)/libvaert.a: $(RT_OBJ)
	rm -f $@ && $(AR) rcs $@ $^

$(VAEC_OBJ) $(RT_OBJ): Makefile # it says how they are compiled
# Where little time is spent, compiling takes the most: in what commands say and draw, and in the compiler, which takes
# milliseconds anyhow (tests, whose oracle computes in it, have it with OPT_C=-O1). To debug: make OPT='-O0 -g'.
OPT_C  ?= -O0
$(filter $(BUILD)/compiler/%,$(VAEC_OBJ)): private OPT := $(OPT_C)
$(filter $(BUILD)/runtime/commands/% $(BUILD)/runtime/pictures/%,$(RT_OBJ)): private OPT := -O1

# flex and bison; their output is not held to the warnings our own code is. A tarball of `make dist` has what they
# made, which is taken unless its source has been changed since.
MADE = test -e generated/$(1).c && ! test $< -nt generated/$(1).c && cp generated/$(1).c generated/$(1).h $(@D)
$(BUILD)/compiler/front/parser.c $(BUILD)/compiler/front/parser.h &: compiler/front/parser.y
	@mkdir -p $(@D)
	$(call MADE,compiler/front/parser) || \
	    bison -Werror --header=$(BUILD)/compiler/front/parser.h -o $(BUILD)/compiler/front/parser.c $<
$(BUILD)/compiler/front/lexer.c $(BUILD)/compiler/front/lexer.h &: compiler/front/lexer.l $(BUILD)/compiler/front/parser.h
	@mkdir -p $(@D)
	$(call MADE,compiler/front/lexer) || \
	    flex --header-file=$(BUILD)/compiler/front/lexer.h -o $(BUILD)/compiler/front/lexer.c $<
$(BUILD)/compiler/front/lexer.o $(BUILD)/compiler/front/parser.o: $(BUILD)/compiler/%.o: $(BUILD)/compiler/%.c \
    $(BUILD)/compiler/front/lexer.h
	$(CC) -std=c11 -Wall -Wno-unused-function $(OPT) $(SAN) $(DEFS) -MMD -MP $(INC_C) -c -o $@ $<

# Text that vaec carries inside itself, as bytes and a zero.
BYTES = (echo 'static const unsigned char $*[] = {'; cat $^ | od -An -v -tu1 | sed 's/  */,/g; s/^,//; s/$$/,/'; echo '0};') >$@
define EXPORT_TEXT
$(BUILD)/compiler/export/%.inc: compiler/export/%.$(1)
	@mkdir -p $$(@D)
	$$(BYTES)
endef
$(foreach i,py js css html,$(eval $(call EXPORT_TEXT,$(i))))
$(BUILD)/compiler/tool/%.inc: docs/%.md
	@mkdir -p $(@D)
	$(BYTES)
# Of what goes behind the first file of a text.
$(BUILD)/compiler/export/pytorch_parts.inc: \
    $(addprefix compiler/export/pytorch_,latents.py sphere.py priors.py objectives.py table.py steps.py)
$(BUILD)/compiler/export/page_data.inc: compiler/export/page_text.js compiler/export/page_ui.js
$(BUILD)/compiler/export/python.o: $(BUILD)/compiler/export/pytorch_parts.inc
$(BUILD)/compiler/export/page.o: $(addprefix $(BUILD)/compiler/export/page_,body.inc math.inc style.inc data.inc)
$(BUILD)/compiler/tool/help_code.o: $(BUILD)/compiler/tool/errors.inc

$(BUILD)/compiler/%.o: compiler/%.c $(BUILD)/compiler/front/parser.h $(BUILD)/compiler/front/lexer.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_C) -c -o $@ $<

$(BUILD)/runtime/commands/gradcheck.o $(BUILD)/runtime/commands/jacobian.o: DEFS += -DVAE_F64
$(CRUNCH_OBJ) $(BUILD)/runtime/data/data.o: OPT += $(FASTER)
# Rows must be decoded to the same bits everywhere, whatever the compiler takes for granted.
$(addprefix $(BUILD)/runtime/core/,cdf.o codec.o codec_values.o): OPT += -ffp-contract=off
define CRUNCH_RULE
$(BUILD)/runtime/$(1)/%.o: runtime/%.c
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) -march=$(MARCH_$(1)) -DVAE_SUFFIX=_$(1) $(INC_R) -c -o $$@ $$<
endef
$(foreach i,$(ISAS),$(eval $(call CRUNCH_RULE,$(i))))
$(BUILD)/runtime/%.o: runtime/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_R) -c -o $@ $<

# Test programs are linked by gold, where it is: that takes a third of the time.
LD_TEST := $(if $(shell command -v ld.gold),-fuse-ld=gold)
# tests/unit/rt_*.c test the runtime, tests/unit/vaec_*.c the compiler; each is one cmocka program.
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(filter-out $(UNIT_LEFT_OUT:%=tests/unit/%.c),$(wildcard tests/unit/*.c)))
unit-tests: $(UNIT)
.PHONY: unit-tests
$(BUILD)/tests/rt_%.o: tests/unit/rt_%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_R) -c -o $@ $<
$(BUILD)/tests/rt_%: $(BUILD)/tests/rt_%.o $(BUILD)/libvaert.a
	$(CC) $(CFLAGS) $(LD_TEST) -o $@ $(filter %.o %.a,$^) -lcmocka -ljansson $(RT_LIBS)
$(addprefix $(BUILD)/tests/rt_,math.o counts.o gemm.o bf16.o conv.o): private OPT += $(FAST)
$(addprefix $(BUILD)/tests/rt_,conv_avx.o gemm_avx.o bf16_avx.o): private OPT += $(NARROW) -mno-avx512f
$(addprefix $(BUILD)/tests/rt_,conv_sse.o gemm_sse.o): private OPT += $(NARROW) -mno-avx
$(BUILD)/tests/vaec_%.o: tests/unit/vaec_%.c $(BUILD)/compiler/front/lexer.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_C) -c -o $@ $<
$(BUILD)/tests/vaec_%: $(BUILD)/tests/vaec_%.o $(VAEC_LIB)
	$(CC) $(CFLAGS) $(LD_TEST) -o $@ $(filter %.o %.a,$^) -lcmocka -ljansson -lm
.SECONDARY: $(UNIT:=.o)

# tests/grad: programs and what they share; the compiler inside them, and the runtime for emitted.
GRAD_PROGRAMS := $(addprefix $(BUILD)/tests/grad/,ops ties layers passes clip densities made rows)
EMITTED_PROGRAMS := $(addprefix $(BUILD)/tests/grad/,emitted emitted_densities)
GRAD_SHARED   := $(addprefix $(BUILD)/tests/grad/,oracle.o op_cases.o random_model.o random_steps.o random_loss.o random_parts.o)
grad-tests: $(GRAD_PROGRAMS) $(EMITTED_PROGRAMS)
.PHONY: grad-tests
$(BUILD)/tests/grad/%.o: tests/grad/%.c $(BUILD)/compiler/front/lexer.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_C) -Itests/grad -c -o $@ $<
# Models are loaded into this one, and find the runtime in it.
EMITTED := $(addprefix $(BUILD)/tests/grad/,emitted_load.o emitted_f32.o emitted_f64.o)
$(BUILD)/tests/grad/emitted_f32.o $(BUILD)/tests/grad/emitted_f64.o: tests/grad/emitted_run.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(if $(filter %64.o,$@),-DVAE_F64) $(INC_R) -c -o $@ $<
$(EMITTED_PROGRAMS): %: %.o $(EMITTED) $(GRAD_SHARED) $(VAEC_LIB) $(filter-out %/main.o,$(RT_OBJ))
	$(CC) $(CFLAGS) $(LD_TEST) -rdynamic -o $@ $(filter-out %/libvaert.a,$^) -lcmocka -ldl -ljansson $(RT_LIBS)
$(GRAD_PROGRAMS): %: %.o $(GRAD_SHARED) $(VAEC_LIB)
	$(CC) $(CFLAGS) $(LD_TEST) -o $@ $^ -lcmocka -ljansson -lm

# tests/torch: what compares files, and five training steps to be linked with an emitted model.
torch-tests: $(BUILD)/tests/torch/compare $(BUILD)/tests/torch/steps.o
.PHONY: torch-tests

# tests/step: to be linked with an emitted model.
step-tests: $(BUILD)/tests/step/step.o $(BUILD)/tests/step/places.o
.PHONY: step-tests
$(BUILD)/tests/step/%.o: tests/step/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_R) -c -o $@ $<

test-programs: unit-tests grad-tests torch-tests step-tests
.PHONY: test-programs
$(BUILD)/tests/torch/%.o: tests/torch/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_R) -c -o $@ $<
$(BUILD)/tests/torch/compare: $(BUILD)/tests/torch/compare.o $(BUILD)/libvaert.a
	$(CC) $(CFLAGS) -o $@ $^ -ljansson $(RT_LIBS)

deps: # install what is missing
	@tools/install-deps.sh

demo: # see README
	@tools/demo.sh

test: # see README
	@tools/test.sh

test-long:
	@LONG=1 tools/test.sh

bench: all # times ours, hand-written C and PyTorch, in turn; writes bench/RESULTS.md
	@bench/run.sh

fuzz: # see tests/fuzz/fuzz.sh
	@tests/fuzz/fuzz.sh $(SECONDS)

analyze: all # see tools/analyze.sh
	@tools/analyze.sh

coverage: # see tools/coverage.sh
	@tools/coverage.sh
.PHONY: analyze coverage

docs: all
	@tools/docs.sh $(BUILD)/vaec
	@tools/editors.sh $(BUILD)/vaec
	@tools/editor_picture.py $(BUILD)/vaec >docs/editor.svg.new && mv docs/editor.svg.new docs/editor.svg

golden-update: all
	tests/golden/run.sh --update
	tests/errors/run.sh --update
	tests/export/run.sh --update
	tests/library/run.sh --update
	tests/python/run.sh --update
	tests/standalone/run.sh --update

# Manual pages, from the tables of options and of the language; that of built models needs no model.
VERSION := $(shell sed -n 's/^\#define VAEC_VERSION "\(.*\)"/\1/p' compiler/emit/emit.h)
PAGES := $(addprefix $(BUILD)/man/,vaec.1 vaec-model.1 vae.5)
man: $(PAGES)
.PHONY: man
$(BUILD)/man/vaec.1: $(BUILD)/vaec
	@mkdir -p $(@D)
	$(BUILD)/vaec help --manual >$@.new && mv $@.new $@
$(BUILD)/man/vae.5: $(BUILD)/vaec
	@mkdir -p $(@D)
	$(BUILD)/vaec help --manual vae >$@.new && mv $@.new $@
$(BUILD)/man/vaec-model.1: tools/manual.c $(BUILD)/libvaert.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(INC_R) -o $(BUILD)/man/manual tools/manual.c $(BUILD)/libvaert.a $(RT_LIBS)
	$(BUILD)/man/manual $(VERSION) >$@.new && mv $@.new $@

# For programs that link libvaert.a: pkg-config and CMake find it.
FILLED = sed 's|@PREFIX@|$(PREFIX)|g; s|@VERSION@|$(VERSION)|g; s|@LIBS@|$(RT_LIBS)|g; s|@NAMES@|$(LIB_NAMES)|g'
LIB_NAMES := $(subst $() ,;,$(RT_LIBS:-l%=%))

# vaec takes ../lib/libvaert.a and ../include/vaec beside its own directory, else those inside itself.
AT = $(DESTDIR)$(PREFIX)
ZSH_DIR ?= share/zsh/site-functions
install: all man
	install -d $(AT)/bin $(AT)/lib/pkgconfig $(AT)/lib/cmake/vaert $(AT)/include/vaec $(AT)/share/man/man1 \
	    $(AT)/share/man/man5 $(AT)/share/bash-completion/completions $(AT)/$(ZSH_DIR) \
	    $(AT)/share/vim/vimfiles $(AT)/share/vaec $(AT)/share/doc/vaec/examples
	install -s $(BUILD)/vaec $(AT)/bin/vaec
	install -m 644 $(BUILD)/libvaert.a $(AT)/lib/libvaert.a
	install -m 644 $(wildcard runtime/kernels/vae*.[ch]) $(AT)/include/vaec
	install -m 644 $(BUILD)/man/vaec.1 $(BUILD)/man/vaec-model.1 $(AT)/share/man/man1
	install -m 644 $(BUILD)/man/vae.5 $(AT)/share/man/man5
	$(BUILD)/vaec completion bash >$(AT)/share/bash-completion/completions/vaec
	$(BUILD)/vaec completion zsh >$(AT)/$(ZSH_DIR)/_vaec
	$(FILLED) tools/libvaert.pc.in >$(AT)/lib/pkgconfig/libvaert.pc
	$(FILLED) tools/vaertConfig.cmake.in >$(AT)/lib/cmake/vaert/vaertConfig.cmake
	$(FILLED) tools/vaertConfigVersion.cmake.in >$(AT)/lib/cmake/vaert/vaertConfigVersion.cmake
	for kind in syntax ftdetect ftplugin indent; do install -d $(AT)/share/vim/vimfiles/$$kind && \
	    install -m 644 tools/editors/vim/$$kind/vae.vim $(AT)/share/vim/vimfiles/$$kind/vae.vim || exit 1; done
	rm -rf $(AT)/share/vaec/vscode && cp -r tools/editors/vscode $(AT)/share/vaec/vscode
	rm -f $(AT)/share/vaec/vscode/syntaxes/*.in
	install -m 644 LICENSE CHANGELOG.md SECURITY.md README.md $(AT)/share/doc/vaec
	install -m 644 examples/*.vae $(AT)/share/doc/vaec/examples

deb dist check-install: export BUILD := $(BUILD)
deb:
	@tools/deb.sh $(VERSION)

dist:
	@tools/dist.sh $(VERSION)

check-install:
	@tests/install/chroot.sh
.PHONY: deb dist check-install

clean:
	rm -rf $(BUILD) $(BUILD)-sanitized $(BUILD)-release build-coverage build-fuzz build-aarch64

-include $(VAEC_OBJ:.o=.d) $(RT_OBJ:.o=.d) $(wildcard $(BUILD)/tests/*.d $(BUILD)/tests/*/*.d)
