using System.Globalization;
using System.Text;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>The script that confirms an export with <c>openssl</c> and the tools that every POSIX system has, line by line.</summary>
internal sealed class VerifyScript
{
    private readonly StringBuilder _text;

    /// <summary>An empty script.</summary>
    /// <param name="suite">The algorithms.</param>
    /// <param name="clock">The time at which certificates and lists must be good.</param>
    /// <param name="algorithms">What the protocol uses beside the suite.</param>
    /// <param name="ignored">The object identifier of a critical extension that openssl cannot know, or null.</param>
    public VerifyScript(Suite suite, DateTimeOffset clock, IEnumerable<Algorithm> algorithms, string? ignored)
    {
        var time = clock.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var ignore = ignored is null ? "" : " -ignore_critical";
        var about = ignored is null ? "" : $"""
            # Certificates below the root have the critical extension {ignored}, which says what its holder may act as. openssl does not
            # know it and refuses what it does not know, as it should (RFC 5280 section 4.2), so it is told to ignore critical extensions. That
            # there is no other one that it ignores is a check of its own. What the extension says is not checked here.

            """.Replace("\r\n", "\n", StringComparison.Ordinal);
        var hash = Proof.Hash(suite);
        var proofs = string.Join('\n', Constructor.All.Values.Concat(algorithms.Select(Constructor.Of)).Select(c => c.Proof).OfType<Proof>().Select(p => p.Shell(suite)));
        _text = new StringBuilder($$"""
            #!/bin/sh
            # Confirms every signature, envelope, digest and certificate in this folder. Needs openssl 3.0 or later.
            # One line for each: OK or FAILED. Ends with 0 when all are OK, else with 1.
            # Dates are compared with the run's own clock, {{clock.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}.
            # The private keys in this folder are test keys that everybody has. Never use one for anything real.
            {{about}}cd "$(dirname "$0")" || exit 1
            failed=0
            looked_at=
            check() {
              what=$1
              shift
              if "$@" >/dev/null 2>&1; then printf 'OK %s\n' "$what"; else printf 'FAILED %s\n' "$what"; failed=1; fi
            }
            joined() { whole=$1; shift; if [ $# -eq 1 ]; then cmp "$1" "$whole"; else cat "$@" | cmp - "$whole"; fi; }
            # Octets as texts say them: in hexadecimal, in base64 of either alphabet, with escapes of a query or without, or as a number.
            said() {
              text=$(sed 's/%2[Bb]/+/g; s/%2[Ff]/\//g; s/%3[Dd]/=/g' "$1")
              hexadecimal=$(od -An -v -tx1 "$2" | tr -d ' \n')
              base64=$(openssl base64 -A -in "$2")
              case $text in
                "$hexadecimal" | "$base64") true ;;
                "$(printf %s "$hexadecimal" | tr a-f A-F)") true ;;
                "$(printf %s "$base64" | tr '+/' '-_' | tr -d =)") true ;;
                *) test ${#hexadecimal} -le 16 && test "$text" = "$(printf %u "0x$hexadecimal")" ;;
              esac
            }
            pem() { { echo "-----BEGIN $1-----" && openssl base64 -in "$3" && echo "-----END $1-----"; } | cmp - "$2"; }
            certificate_pem() { pem CERTIFICATE "$@"; }
            # What openssl says of a certificate is kept until another is looked at.
            look_at() { test "$looked_at" = "$1" || seen=$(openssl x509 -in "$1" -noout -pubkey -text) && looked_at=$1; }
            public_key() { look_at "$1" && printf '%s\n' "$seen" | sed -n '/^-----BEGIN PUBLIC KEY/,/^-----END PUBLIC KEY/p' | cmp - "$2"; }
            # openssl keeps whatever version a key says it has; of two primes it is 0 (RFC 8017, A.1.2).
            private_key() { openssl pkey -in "$1" -check -noout && openssl pkey -in "$1" | cmp - "$1" && openssl pkey -in "$1" -pubout | cmp - "$2" && test "$(openssl pkey -in "$1" -traditional -outform DER | od -An -tx1 -j4 -N3 | tr -d ' \n')" = 020100; }
            chain() { openssl verify -auth_level 0 -attime {{time}} -check_ss_sig{{ignore}} -CAfile root.pem "$@"; }
            ignored() { printf '%s\n' "$seen" | sed -n '/X509v3 [^:]*: critical/d; s/^ *\([^ :]*\): critical *$/\1/p'; }
            only_ignored() { look_at "$1" && test "$(ignored)" = "$(test $# -eq 1 || openssl asn1parse -genstr "OID:$2" | sed 's/.*://')"; }
            list_pem() { pem 'X509 CRL' "$@"; }
            list_signed() { openssl crl -in "$2" -CAfile "$1" -noout 2>&1 | grep '^verify OK'; }
            # Hexadecimal, with 0x before it or not; a shell that is to reckon with anything else would end the whole script.
            list_number() { number=$(openssl crl -in "$1" -noout -crlnumber) && number=${number#*=} && case ${number#0x} in ''|*[!0-9A-Fa-f]*) false ;; *) test "$((0x${number#0x}))" -eq "$2" ;; esac; }
            # Whether the list is good, whatever may be wrong with the certificate: no chain, no list, its signature, its issuer, its dates.
            list_in_force() { chain "$@" 2>&1 | awk '/error (2|3|5|8|11|12|13|15|16|18|19|20|21|33|35|36|44|54) at/ { bad = 1 } /OK$|error [0-9]+ at/ { found = 1 } END { exit bad || !found }'; }
            put_together() { while [ $# -gt 1 ]; do if [ "$1" = digest ]; then openssl dgst -{{hash}} -binary "$2"; else cat "$2"; fi; shift 2; done; }
            signed_parts() { key=$1; signature=$2; shift 2; put_together "$@" | {{Proof.Verifying(suite)}} "$key" -signature "$signature"; }
            {{proofs}}

            """.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    /// <summary>Adds a check. File names and options must need no quotes.</summary>
    public void Check(string what, params string[] command) =>
        _text.Append("check '").Append(PlainText.Line(what).Replace("'", "'\\''", StringComparison.Ordinal)).Append("' ").AppendJoin(' ', command).Append('\n');

    /// <summary>The script, complete.</summary>
    public byte[] Finish() => Encoding.UTF8.GetBytes(_text + "exit \"$failed\"\n");
}
