#!/usr/bin/env bash
# What does a type in a JsonSerializerContext of System.Text.Json 10.0 cost a native program that does not write it?
#
# NativeAOT unpacks the image's method tables at every start (the section .hydrated). GenerationMode = Serialization generates nothing but code that writes, one
# method a type; yet each type that a context knows, nested types and lists of them included, brings its own JsonTypeInfo, JsonPropertyInfo, converters (about
# ten types of some 300 bytes) and delegates as soon as JsonSerializer is reachable, since the context answers for all its types. The generated methods can be
# called without the serializer, from another part of the context's class, and then nothing of that is kept. But one member of type int? in one of forty records
# is enough to bring all of it back: for a nullable number the generated code calls JsonSerializer.Serialize.
#
# Seen with SDK 10.0.401, linux-x64, forty records, octets of .hydrated:
#   no record is written                              137,208
#   the generated method is called                    153,600
#   the same, and one record has a member int?        518,480
#   JsonSerializer.Serialize                          515,264
#
# Needs the .NET 10 SDK, readelf, and a linker (gcc or clang); takes three minutes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat > records.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
    <PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>
    <DefineConstants>$(DefineConstants);$(How);$(Also)</DefineConstants>
  </PropertyGroup>
</Project>
PROJECT
{
    cat <<'SOURCE'
using System.Text.Json;
using System.Text.Json.Serialization;

using var json = new Utf8JsonWriter(Console.OpenStandardOutput());
#if SERIALIZER
JsonSerializer.Serialize(json, new R0("a", [], null), Records.Default.R0);
#elif HANDLER
Records.Write(json, new R0("a", [], null));
#else
json.WriteStringValue("a");
#endif

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(R0))]
partial class Records : JsonSerializerContext
{
    static readonly Records Only = new();

    public static void Write(Utf8JsonWriter json, R0 value) => Only.R0SerializeHandler(json, value);
}

#if NUMBER
record R39(string Text, IEnumerable<string> Words, int? Number);
#else
record R39(string Text, IEnumerable<string> Words);
#endif
SOURCE
    for i in $(seq 0 38); do echo "record R$i(string Text, IEnumerable<string> Words, R$((i + 1))? Next);"; done
} > Records.cs

measure() {
    rm -rf bin obj
    dotnet publish -c Release "-p:How=$1" "-p:Also=$2" -o "out$1$2" > log 2>&1 || { cat log; exit 2; }
    printf '%d' "0x$(readelf -SW "out$1$2/records" | sed -n 's/.* \.hydrated *NOBITS *[0-9a-f]* [0-9a-f]* \([0-9a-f]*\) .*/\1/p')"
}

dotnet --version
none=$(measure NOTHING NOTHING); echo "no record is written: $none"
handler=$(measure HANDLER NOTHING); echo "the generated method is called: $handler"
number=$(measure HANDLER NUMBER); echo "the same, and one record has a member int?: $number"
serializer=$(measure SERIALIZER NOTHING); echo "JsonSerializer.Serialize: $serializer"
[ $((handler - none)) -lt 50000 ] && [ $((number - handler)) -gt 200000 ] && [ $((serializer - handler)) -gt 200000 ]
