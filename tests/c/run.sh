#!/bin/sh
# Builds and runs the C suite: tests/c/run.sh MODE LIBRARIES
#
#   MODE       plain     as C99, with the shared library
#              cxx       as C++17, with the static library
#              asan      under AddressSanitizer and UBSan, with the static library, which has to be instrumented too
#              valgrind  under memcheck, and the threads under helgrind, with the static library
#   LIBRARIES  the folder with libovenbird.a and libovenbird.so, built with `--features panic-test`
#
# Every mode compiles with -Wall -Wextra -Wpedantic -Werror. The last line counts tests and checks:
# "N passed, N failed". The exit code is 0 if none failed.
set -u

if [ $# -ne 2 ]; then
    sed -n '2,12s/^# \{0,1\}//p' "$0" >&2
    exit 64
fi
mode=$1
libraries=$(cd "$2" && pwd) || exit 64
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
# The suite panics on purpose; a backtrace of that helps nobody.
export RUST_BACKTRACE=0

warnings="-Wall -Wextra -Wpedantic -Werror"
include="-I$root/include -I$here"
system="-lutil -lrt -lpthread -lm -ldl"
c99="${CC:-gcc} -x c -std=c99 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -g"
cxx17="${CXX:-g++} -x c++ -std=c++17 -g"
wrapped="-Wl,--wrap=free,--wrap=realloc"
sources="suite.c support.c samples.c test_arguments.c test_signing_arguments.c test_proof_arguments.c test_outputs.c
    test_bake.c test_documents.c test_keys.c test_sign.c test_proofs.c test_issue.c test_verify.c test_fetch.c
    test_hostile.c test_threads.c"
vectors="run_vectors.c vectors_signing.c vectors_verify.c vectors_proofs.c"

# holds STATEMENT COMMAND...: a check of its own beside the suite's tests.
holds() {
    statement=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $statement"
        sed 's/^/    /' "$work/log" | head -40
    fi
}

# count COMMAND...: runs the suite and adds its counts. A crash, or a tool's complaint, is one failure more.
count() {
    "$@" >"$work/log" 2>&1
    code=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/log" | tail -n 1)
    line=${line:-0 passed, 0 failed}
    bad=${line#* passed, }
    bad=${bad%% *}
    passed=$((passed + ${line%% *}))
    failed=$((failed + bad))
    if [ "$code" -ne 0 ]; then
        [ "$bad" -ne 0 ] || failed=$((failed + 1))
        # Without the suite's own count, which is part of the one below.
        grep -vE '^[0-9]+ passed, [0-9]+ failed$' "$work/log" | sed 's/^/    /' | head -60
        echo "    (exit code $code)"
    fi
}

# compile COMPILER OUTPUT LIBRARY... : the suite as one program.
compile() {
    compiler=$1 output=$2
    shift 2
    # shellcheck disable=SC2086 # the flags are words
    (cd "$here" && $compiler $warnings $include $sources -x none -o "$output" "$@" $system)
}

# compile_one COMPILER SOURCES OUTPUT LIBRARY... : a program of its own sources and the support.
compile_one() {
    compiler=$1 source=$2 output=$3
    shift 3
    # shellcheck disable=SC2086
    (cd "$here" && $compiler $warnings $include $source support.c -x none -o "$output" "$@" $system)
}

# The header must stand alone: nothing included before it.
header_alone() {
    echo '#include "ovenbird.h"' >"$work/alone.c"
    # shellcheck disable=SC2086
    $1 $warnings $include -fsyntax-only "$work/alone.c"
}

# Exactly the functions of the header are exported, but for the tests' own.
exports_match() {
    grep -oE '\bovenbird_[a-z_]+\(' "$root/include/ovenbird.h" | tr -d '(' | sort -u >"$work/declared"
    nm -D --defined-only "$libraries/libovenbird.so" | awk '{ print $3 }' | grep -v '^ovenbird_panic_for_test$' |
        sort -u >"$work/exported"
    diff "$work/declared" "$work/exported"
}

has_soname() {
    readelf -d "$libraries/libovenbird.so" | grep -F 'soname: [libovenbird.so.0]'
}

has_asan_symbols() {
    nm "$1" 2>/dev/null | grep -q '__asan_report_load'
}

# caught COMMAND...: the planted bug ends the program with the tool's exit code, and the tool says what it saw.
caught() {
    "$@" >"$work/caught" 2>&1
    code=$?
    cat "$work/caught"
    [ "$code" -eq 9 ] && grep -qE 'heap-buffer-overflow|Invalid read' "$work/caught"
}

if ! nm "$libraries/libovenbird.a" 2>/dev/null | grep -q ' T ovenbird_panic_for_test$'; then
    echo "run.sh: $libraries/libovenbird.a is missing, or built without --features panic-test" >&2
    exit 64
fi

case $mode in
plain)
    holds "the header stands alone as C99" header_alone "$c99"
    holds "the library exports what the header declares" exports_match
    holds "the shared library has its soname" has_soname
    ln -s "$libraries/libovenbird.so" "$work/libovenbird.so.0"
    holds "the suite compiles as C99" compile "$c99" "$work/suite" "$work/libovenbird.so.0" "-Wl,-rpath,$work"
    holds "the vector runner compiles as C99" \
        compile_one "$c99" "$vectors" "$work/run_vectors" "$work/libovenbird.so.0"
    count "$work/suite"
    ;;
cxx)
    holds "the header stands alone as C++17" header_alone "$cxx17"
    holds "the suite compiles as C++17" compile "$cxx17" "$work/suite" "$libraries/libovenbird.a"
    holds "the vector runner compiles as C++17" \
        compile_one "$cxx17" "$vectors" "$work/run_vectors" "$libraries/libovenbird.a"
    count "$work/suite"
    holds "the program that looks at freed memory compiles" \
        compile_one "$cxx17" "wiped.c samples.c" "$work/wiped" "$libraries/libovenbird.a" $wrapped
    holds "no memory is freed with a piece of a private key in it" "$work/wiped"
    ;;
asan)
    # A thread's stack holds more under the sanitizers, so the small one is larger here.
    sanitized="$c99 -fsanitize=address,undefined -fno-sanitize-recover=all -DSMALL_STACK=524288"
    export ASAN_OPTIONS=exitcode=9:detect_leaks=1:detect_stack_use_after_return=0 UBSAN_OPTIONS=exitcode=9
    holds "the library is instrumented" has_asan_symbols "$libraries/libovenbird.a"
    holds "the suite compiles" compile "$sanitized" "$work/suite" "$libraries/libovenbird.a"
    holds "the planted program compiles" \
        compile_one "$sanitized" planted.c "$work/planted" "$libraries/libovenbird.a"
    holds "the sanitizer is in the program" has_asan_symbols "$work/suite"
    holds "a planted read beyond a buffer in C is caught" caught "$work/planted" c
    holds "a planted read beyond a buffer in Rust is caught" caught "$work/planted" rust
    count "$work/suite"
    ;;
valgrind)
    memcheck="valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,possible
        --suppressions=$here/valgrind.supp"
    holds "the suite compiles" compile "$c99 -DROUNDS=20 -DWARM_UP" "$work/suite" "$libraries/libovenbird.a"
    holds "the planted program compiles" compile_one "$c99" planted.c "$work/planted" "$libraries/libovenbird.a"
    # shellcheck disable=SC2086
    holds "a planted read beyond a buffer in C is caught" caught $memcheck "$work/planted" c
    # shellcheck disable=SC2086
    holds "a planted read beyond a buffer in Rust is caught" caught $memcheck "$work/planted" rust
    # shellcheck disable=SC2086
    count $memcheck "$work/suite"
    count valgrind -q --tool=helgrind --error-exitcode=9 "$work/suite" threads_share
    ;;
*)
    echo "run.sh: unknown mode $mode" >&2
    exit 64
    ;;
esac

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
