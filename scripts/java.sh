# Sourced by what needs Spark: `have_java` makes sure that there is a Java, as root on Debian or Ubuntu by installing one. Returns 1 where it can't.

have_java() {
    command -v java >/dev/null && return 0
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        export DEBIAN_FRONTEND=noninteractive
        { apt-get -qq update && apt-get -qq install --yes --no-install-recommends default-jre-headless; } >/dev/null 2>&1 && return 0
    fi
    echo "Spark 需要 Java 17 或更新，没能装上。 Spark needs Java 17 or newer, which could not be installed." >&2
    return 1
}
