#!/usr/bin/env bash
# Who reads a certificate with an extension under 2.25.<UUID as a number>?
#
# ITU-T X.667 and RFC 9562 name 2.25 as the arc below which anybody may use a UUID without asking. Its second component has up to 128 bits, which X.690 can
# encode and which no standard of certificates forbids. Extensions that a reader does not know and that are not critical are to be ignored (RFC 5280, 4.2).
#
# Seen on Debian 12:
#   openssl 3.0.19        reads it
#   certtool 3.7.9        import error: ASN1 parser: Error in DER parsing.
#   cryptography 38.0.4   ValueError: error parsing asn1 value: ParseError { kind: InvalidValue, ... "Extension::extn_id" }, for the whole certificate
#   node-forge 1.4.3      OID value too large; max is 53-bits.
# The same certificate with 1.3.6.1.4.1.99999.1 is read by all four.
#
# Needs openssl, certtool (gnutls-bin), /usr/bin/python3 with python3-cryptography, node and npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true}' > package.json
npm install --silent --no-audit --no-fund node-forge@1.4.3
issue() {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -subj /CN=Example -days 30 -addext "$1=DER:0500" -out "$2" 2>/dev/null
}
issue 2.25.212761338558212485649869751787476252611 uuid.pem
issue 1.3.6.1.4.1.99999.1 enterprise.pem

by_openssl() { openssl x509 -in "$1" -noout -text > /dev/null; }
by_certtool() { certtool --certificate-info --infile "$1" 2>&1 > /dev/null; }
by_cryptography() { /usr/bin/python3 -c 'import sys
from cryptography import x509
x509.load_pem_x509_certificate(open(sys.argv[1], "rb").read()).extensions' "$1" 2>&1 | tail -n 1 | cut -c 1-160; return "${PIPESTATUS[0]}"; }
by_node_forge() { node -e 'try { require("node-forge").pki.certificateFromPem(require("fs").readFileSync(process.argv[1])) } catch (e) { console.log(e.message); process.exit(1) }' "$1"; }

openssl version
certtool --version | head -n 1
/usr/bin/python3 -c 'import cryptography; print("cryptography", cryptography.__version__)'
echo "node-forge 1.4.3"
changed=0
expect() {
  local reader=$1 file=$2 expected=$3 found=reads said
  said=$("by_$reader" "$file") || found=refuses
  echo "$reader $found $file${said:+: $said}"
  [ "$found" = "$expected" ] || { echo "  changed: it was expected that it $expected it"; changed=1; }
}
for reader in openssl certtool cryptography node_forge; do expect "$reader" enterprise.pem reads; done
expect openssl uuid.pem reads
for reader in certtool cryptography node_forge; do expect "$reader" uuid.pem refuses; done
exit "$changed"
