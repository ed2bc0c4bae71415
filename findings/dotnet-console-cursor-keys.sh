#!/usr/bin/env bash
# What does a .NET program leave behind in a terminal that wrote one line to standard error?
#
# Whatever is written through System.Console first switches the terminal's cursor keys and keypad to application mode (terminfo's smkx, for xterm
# ESC [ ? 1 h ESC =), on standard output if that is a terminal, even if the line goes to standard error and that is a file; and nothing switches them back
# at the end (rmkx, ESC [ ? 1 l ESC >). Settings of the terminal that the runtime changes it restores; this it does not. A shell with line editing switches
# the keys itself; whatever else reads next gets ESC O A for an arrow in place of ESC [ A. So a program that takes a terminal over and hands it back
# without System.Console, and uses that only for the line that says why it crashed, spoils what it has just handed back.
#
# Seen with .NET 10.0.12, TERM=xterm-256color:
#   Console.OpenStandardError().Write           ESC [ ? 1 h ESC = before the line
#   the same, standard error being a file       ESC [ ? 1 h ESC = on the terminal
#   FileStream over descriptor 2                nothing but the line
#
# Needs the .NET 10 SDK and util-linux's script.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TERM=xterm-256color
cat > keys.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
</Project>
PROJECT
cat > Keys.cs <<'SOURCE'
using Microsoft.Win32.SafeHandles;

using Stream error = args[0] == "console" ? Console.OpenStandardError() : new FileStream(new SafeFileHandle(2, ownsHandle: false), FileAccess.Write, bufferSize: 0);
error.Write("error\n"u8);
SOURCE
dotnet build -c Release -v q -o out >/dev/null
dotnet --version
changed=0
expect() {
  found=$(script -qec "$2" /dev/null </dev/null | od -An -c | tr -d ' \n')
  printf '%-60s %s\n' "$1" "$found"
  [ "$found" = "$3" ] || changed=1
}
expect "Console.OpenStandardError().Write" "dotnet out/keys.dll console" '033[?1h033=error\r\n'
expect "the same, standard error being a file" "dotnet out/keys.dll console 2>error" '033[?1h033='
expect "FileStream over descriptor 2" "dotnet out/keys.dll descriptor" 'error\r\n'
exit "$changed"
