using System.Diagnostics;
using Xunit;

namespace PaymentQuest.Tests.Commands;

/// <summary>
/// A machine whose OpenSSL is under a policy as some distributions have it: no signature with SHA-1 or MD5 is made or verified, no DES, no MD5. .NET
/// looks its functions up by name in the library that it loads, so a library that is loaded before puts itself in between.
/// </summary>
internal static class RefusingMachine
{
    // The numbers are OpenSSL's (obj_mac.h): MD5, SHA-1, DES-CBC, DES-EDE3-CBC.
    private const string Source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stddef.h>
        #include <string.h>

        typedef void *lookup(void *, const char *);

        static int (*digest_number)(const void *), (*cipher_number)(const void *);
        static int (*set_signature_digest)(void *, const void *);
        static int (*start_cipher)(void *, const void *, void *, const void *, const void *, int);
        static int (*start_digest)(void *, const void *, void *);
        static int (*make_digest)(const void *, size_t, void *, unsigned *, const void *, void *);

        static int is_md5(const void *digest) { return digest && digest_number(digest) == 4; }
        static int is_weak(const void *digest) { return is_md5(digest) || (digest && digest_number(digest) == 64); }
        static int is_des(const void *cipher) { int n = cipher ? cipher_number(cipher) : 0; return n == 31 || n == 44; }

        static int refusing_set_signature_digest(void *context, const void *digest) {
            return is_weak(digest) ? -1 : set_signature_digest(context, digest);
        }

        static int refusing_start_cipher(void *context, const void *cipher, void *engine, const void *key, const void *vector, int encrypting) {
            return is_des(cipher) ? 0 : start_cipher(context, cipher, engine, key, vector, encrypting);
        }

        static int refusing_start_digest(void *context, const void *digest, void *engine) {
            return is_md5(digest) ? 0 : start_digest(context, digest, engine);
        }

        static int refusing_make_digest(const void *data, size_t count, void *result, unsigned *size, const void *digest, void *engine) {
            return is_md5(digest) ? 0 : make_digest(data, count, result, size, digest, engine);
        }

        static lookup *genuine(void) {
            static const char *const versions[] = { "GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5" };
            static lookup *found;
            for (size_t i = 0; !found && i < sizeof versions / sizeof *versions; i++)
                found = (lookup *)dlvsym(RTLD_NEXT, "dlsym", versions[i]);
            return found;
        }

        #define INSTEAD_OF(wanted, kept, ours) if (!strcmp(name, wanted)) { kept = found; return (void *)ours; }

        void *dlsym(void *library, const char *name) {
            void *found = genuine()(library, name);
            if (found && !strncmp(name, "EVP_", 4)) {
                digest_number = genuine()(library, "EVP_MD_get_type");
                cipher_number = genuine()(library, "EVP_CIPHER_get_nid");
                INSTEAD_OF("EVP_PKEY_CTX_set_signature_md", set_signature_digest, refusing_set_signature_digest)
                INSTEAD_OF("EVP_CipherInit_ex", start_cipher, refusing_start_cipher)
                INSTEAD_OF("EVP_DigestInit_ex", start_digest, refusing_start_digest)
                INSTEAD_OF("EVP_Digest", make_digest, refusing_make_digest)
            }
            return found;
        }
        """;

    /// <summary>Compiles the library into a folder. The test is skipped on systems that have no such thing, and without a compiler.</summary>
    /// <returns>What the executable then finds around it.</returns>
    public static Executable.Surrounding In(Scratch scratch)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only on Linux is a library put before OpenSSL");
        Tool.Require("gcc");
        scratch.Write("refusing.c", Source);
        using var compiler = Tool.Feed(
            new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-o", "refusing.so", "refusing.c", "-ldl"]) { WorkingDirectory = scratch.Folder }, [], out _, out var errors);
        Assert.True(compiler.ExitCode == 0, System.Text.Encoding.UTF8.GetString(errors));
        return Executable.Surrounding.With("LD_PRELOAD", Path.Combine(scratch.Folder, "refusing.so"));
    }
}
