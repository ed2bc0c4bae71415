#!/usr/bin/env bash
# What is the number of a revocation list that has none?
#
# The number is an extension of version 2 lists (RFC 5280, 5.2.3); a version 1 list is valid and has no extensions. `openssl crl -crlnumber` does not say
# that there is none and does not fail: it prints the text <NONE> where the hexadecimal number stands otherwise, and ends with 0. A script that takes what
# follows the '=' for a number, as $((…)), does not get a false comparison then: an arithmetic error ends a POSIX shell that is not interactive (XCU 2.8.1),
# also inside a condition, so every check after it is left out. Seen with the sh of Debian (dash); bash goes on after the command that holds the error.
#
# Seen on Debian 12:
#   openssl 3.0.19   a list with the number 7: crlNumber=0x07, exit 0
#                    a list without a number:  crlNumber=<NONE>, exit 0
#   dash 0.5.12      ends with 2 before the next command; bash 5.2.15 goes on
#
# Needs openssl, dash and bash.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out ca.pem -subj /CN=Example -days 30 2>/dev/null
: > index.txt
echo 07 > number
cat > ca.conf <<'C'
[ca]
default_ca = own
[own]
database = index.txt
default_md = sha256
default_crl_days = 30
C
openssl ca -config ca.conf -gencrl -cert ca.pem -keyfile key.pem -out plain.pem 2>/dev/null
echo 'crlnumber = number' >> ca.conf
openssl ca -config ca.conf -gencrl -cert ca.pem -keyfile key.pem -out numbered.pem 2>/dev/null

openssl version
changed=0
expect() { # WHAT EXPECTED FOUND
  echo "$1: $3"
  [ "$2" = "$3" ] || { echo "  changed: it was '$2'"; changed=1; }
}
number() { openssl crl -in "$1" -noout -crlnumber; echo "exit $?"; }
expect "a list with a number" "crlNumber=0x07 exit 0" "$(number numbered.pem | tr '\n' ' ' | sed 's/ $//')"
expect "a list without one" "crlNumber=<NONE> exit 0" "$(number plain.pem | tr '\n' ' ' | sed 's/ $//')"

cat > check.sh <<'S'
number=$(openssl crl -in "$1" -noout -crlnumber)
if test "$((${number#*=}))" -eq 7; then echo right; else echo wrong; fi
echo "the next check"
S
after() { "$1" check.sh "$2" 2>/dev/null | tr '\n' ' ' || true; }
expect "dash, with a number" "right the next check " "$(after dash numbered.pem)"
expect "dash, without one" "" "$(after dash plain.pem)"
expect "bash, without one" "the next check " "$(after bash plain.pem)"
exit "$changed"
