using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;

namespace PaymentQuest.Transcripts;

/// <summary>The script that confirms an export with <c>openssl</c>, <c>cat</c> and <c>cmp</c> alone, line by line.</summary>
internal sealed class VerifyScript
{
    private readonly StringBuilder _text;

    public VerifyScript(Suite suite)
    {
        var hash = suite.Hash.Name!.ToLowerInvariant();
        var pss = suite.SignaturePadding == System.Security.Cryptography.RSASignaturePadding.Pss
            ? $" -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-1 -sigopt rsa_mgf1_md:{hash}"
            : "";
        _text = new StringBuilder($$"""
            #!/bin/sh
            # Confirms every signature, envelope, digest and certificate in this folder. Needs openssl 3.0 or later.
            # One line for each: OK or FAILED. Ends with 0 when all are OK, else with 1.
            # The private keys in this folder are test keys that everybody has. Never use one for anything real.
            cd "$(dirname "$0")" || exit 1
            failed=0
            check() {
              what=$1
              shift
              if "$@" >/dev/null 2>&1; then printf 'OK %s\n' "$what"; else printf 'FAILED %s\n' "$what"; failed=1; fi
            }
            joined() { whole=$1; shift; cat "$@" | cmp - "$whole"; }
            certificate_pem() { openssl x509 -in "$1" -outform PEM | cmp - "$1" && openssl x509 -in "$1" -outform DER | cmp - "$2"; }
            public_key() { openssl x509 -in "$1" -noout -pubkey | cmp - "$2"; }
            private_key() { openssl pkey -in "$1" -check -noout && openssl pkey -in "$1" | cmp - "$1" && openssl pkey -in "$1" -pubout | cmp - "$2"; }
            chain() { openssl verify -auth_level 0 -no_check_time -check_ss_sig -CAfile "$1" "$2"; }
            signed() { openssl dgst -{{hash}}{{pss}} -verify "$1" -signature "$2" "$3"; }
            opened() { openssl pkeyutl -decrypt -inkey "$1" -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:{{hash}} -pkeyopt rsa_mgf1_md:{{hash}} -in "$2" | cmp - "$3"; }
            decrypted() { file=$1; plain=$2; shift 2; openssl enc -d "$@" -in "$file" | cmp - "$plain"; }
            digested() { openssl dgst -{{hash}} -binary "$1" | cmp - "$2"; }
            authenticated() { openssl dgst -{{hash}} -mac HMAC -macopt "hexkey:$1" -binary "$2" | cmp - "$3"; }
            derived() { openssl kdf -binary -keylen "$1" -kdfopt mac:HMAC -kdfopt digest:{{hash}} -kdfopt "hexkey:$2" -kdfopt "hexsalt:$3" -kdfopt "hexinfo:$4" KBKDF | cmp - "$5"; }

            """.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    /// <summary>Adds a check. File names and options must need no quotes.</summary>
    public void Check(string what, params string[] command) =>
        _text.Append("check '").Append(PlainText.Line(what).Replace("'", "'\\''", StringComparison.Ordinal)).Append("' ").AppendJoin(' ', command).Append('\n');

    /// <summary>The script, complete.</summary>
    public byte[] Finish() => Encoding.UTF8.GetBytes(_text + "exit \"$failed\"\n");
}
