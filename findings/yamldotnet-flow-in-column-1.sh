#!/usr/bin/env bash
# How does YamlDotNet 18.1.0 report a flow collection that goes on too far to the left?
#
# In YAML 1.2 the lines of a flow collection must be indented more than the block that it stands in; libyaml and PyYAML do not insist. YamlDotNet does, but
# only where such a line begins with a plain scalar, and then its scanner throws System.InvalidOperationException "Operation is not valid due to the
# current state of the object.", which is no YamlException and says no line, so that who catches YamlException is not safe. A quoted scalar or a bracket in the same
# place is accepted.
#
# Seen with .NET 10.0.12:
#   a: [1,\n2]        InvalidOperationException
#   - [a,\nb]         InvalidOperationException
#   a: [1,\n"2"]      read
#   a: [1,\n[2]]      read
#   a: [1,\n 2]       read
#   [1,\n2]           read: there is no block around it
#
# Needs the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat > flow.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
  <ItemGroup><PackageReference Include="YamlDotNet" Version="[18.1.0]" /></ItemGroup>
</Project>
PROJECT
cat > Flow.cs <<'SOURCE'
using YamlDotNet.Core;

var changed = 0;
Expect("a: [1,\n2]\n", typeof(InvalidOperationException));
Expect("- [a,\nb]\n", typeof(InvalidOperationException));
Expect("a: [1,\n\"2\"]\n", null);
Expect("a: [1,\n[2]]\n", null);
Expect("a: [1,\n 2]\n", null);
Expect("[1,\n2]\n", null);
Console.WriteLine(typeof(Parser).Assembly.GetName());
return changed;

void Expect(string text, Type? thrown)
{
    Exception? found = null;
    try
    {
        for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
        {
        }
    }
    catch (Exception e)
    {
        found = e;
    }

    Console.WriteLine($"{text.Replace("\n", "\\n"),-20} {(found is null ? "read" : $"{found.GetType().Name}: {found.Message}")}");
    changed |= found?.GetType() == thrown ? 0 : 1;
}
SOURCE
dotnet run -c Release
