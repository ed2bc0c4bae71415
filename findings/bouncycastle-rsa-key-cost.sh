#!/usr/bin/env bash
# What does the construction of an RSA key cost in BouncyCastle.Cryptography 2.7.0?
#
# Every construction of RsaKeyParameters, of the public half of a key that is already trusted too, looks for small factors of the modulus and then makes
# rounds of Miller and Rabin until it is sure that the modulus is composite. Nothing is remembered. Properties.RsaMaxMRTests ("0") leaves the rounds out; small
# factors are refused all the same. A property of the process or of the thread sets it; there is no argument.
#
# Seen with .NET 10.0.12, 2,048 bits, processor time: 18 to 70 ms by default, 0.01 to 0.06 ms with the property.
#
# Needs the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat > cost.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="BouncyCastle.Cryptography" Version="[2.7.0]" /></ItemGroup>
</Project>
PROJECT
cat > Cost.cs <<'SOURCE'
using System.Diagnostics;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

using var rsa = RSA.Create(2048);
var numbers = rsa.ExportParameters(includePrivateParameters: false);
var (modulus, exponent) = (new BigInteger(1, numbers.Modulus), new BigInteger(1, numbers.Exponent));
var usual = Milliseconds(20, () => new RsaKeyParameters(false, modulus, exponent));
var without = Milliseconds(500, () => Properties.WithThreadProperty(Properties.RsaMaxMRTests, "0", () => new RsaKeyParameters(false, modulus, exponent)));
var refused = false;
try
{
    Properties.WithThreadProperty(Properties.RsaMaxMRTests, "0", () => new RsaKeyParameters(false, modulus.Multiply(BigInteger.Three), exponent));
}
catch (ArgumentException e)
{
    refused = true;
    Console.WriteLine($"with a factor of 3: {e.Message}");
}

Console.WriteLine($"{typeof(RsaKeyParameters).Assembly.GetName()}: {usual:F3} ms by default, {without:F3} ms without rounds, ratio {usual / without:F0}");
return refused && usual > 50 * without ? 0 : 1;

static double Milliseconds(int count, Action construct)
{
    construct();
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    for (var i = 0; i < count; i++)
    {
        construct();
    }

    return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / count;
}
SOURCE
dotnet run -c Release
