# Sourced by the scripts: `ready NAME…` makes sure that the locks of these names are installed, and sets
#   $root    the project's folder
#   $venv    the environment: .venv in it, or in the user's cache when the project's folder can't be written
#   $python  the command to start our Python with
# and tells the package by JIXIAO_SETUP where the set-up is, so that a command can have the extra installed that it needs.
# When nothing has changed this starts no process at all: a stamp in $venv is a copy of the lock that it was made from.

ready() {
    local name
    root=${BASH_SOURCE[0]%/*}/..
    [[ $root == /* ]] || root=$PWD/$root
    export JIXIAO_SETUP=$root/scripts/setup.py
    venv=$root/.venv
    if is_others; then
        root=$(cd "$root" && pwd)
        venv=${XDG_CACHE_HOME:-$HOME/.cache}/jixiao/${root//\//%}/.venv
    fi
    for name in "$@"; do
        if ! is_ready "$name"; then
            set_up "$@"
            break
        fi
    done
    # the environment that the name means now: a switch meanwhile does not change what a command runs on
    local now=$venv
    [[ ! -L $venv ]] || now=$(cd -P -- "$venv" && pwd)
    # -I: the folder we are called from, PYTHONPATH and the user's own packages stay out of it
    python=("$now/bin/python" -I)
    [[ -w $root/src ]] || python+=(-X "pycache_prefix=$venv/pycache")
}

is_others() { # whether the environment is one that we can't write and that lacks something, or can't be made in the project's folder
    local lock
    if [[ ! -e $venv ]]; then
        [[ ! -w $root ]]
        return
    fi
    [[ ! -w $venv ]] || return 1
    for lock in main read write ocr; do
        is_ready "$lock" || return 0
    done
    return 1
}

is_ready() {
    local have='' want=''
    [[ -x $venv/bin/python && -e $venv/.ready-$1 ]] || return 1
    read -rd '' have <"$venv/.ready-$1" || true
    read -rd '' want <"$root/locks/$1.txt" || true
    [[ $have == "$want" ]]
}

set_up() {
    local candidate able
    # 3.13 first, whatever python3 is: an audit takes a tenth less time on it than on 3.11. One that can't install anything is the last choice
    for able in 'find_spec("pip") or find_spec("ensurepip")' True; do
        for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3 python3.12 python3.11 python3.14 python; do
            if "$candidate" -I -c "import sys, venv; from importlib.util import find_spec; sys.exit(sys.version_info < (3, 11) or not ($able))" 2>/dev/null; then
                "$candidate" -I "$root/scripts/setup.py" "$root" "$venv" "$@" >&2 || exit 2
                return
            fi
        done
    done
    echo "需要 Python 3.11 或更新的版本：请先安装，或用环境变量 PYTHON 指明它的位置。" \
        "Python 3.11 or newer is needed: install it, or name it in the variable PYTHON." >&2
    exit 2
}
