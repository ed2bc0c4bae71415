#!/usr/bin/env bash
# What does Terminal.Gui 2.5.0 start and read before a program has drawn anything?
#
# On Linux each application's driver looks for a clipboard by the program `bash`, which is asked `which xclip`, and waits for its answer. System.Diagnostics.Process
# looks for a name without a slash beside the executable and in the current folder before it looks along PATH, so a file `bash` that lies in a folder with
# somebody's documents is executed by whoever begins a program with Terminal.Gui there. DisableRealDriverIO=1, which makes the driver deaf and mute, does not
# stop it; a standard input or output that is no terminal does, so that tests, whose output is redirected, do not show it.
#
# Settings are read from .tui/config.json there and at home by the assembly's initialiser, before a program can say anything. What it throws is swallowed and the
# library goes on with built-in settings; so a program without Microsoft.Extensions.Configuration.dll reads none, as long as it uses none of its types itself.
#
# Seen with .NET 10.0.12 on Debian 12:
#   in a terminal                                      ./bash is started
#   in a terminal, DisableRealDriverIO=1               ./bash is started
#   output redirected                                  nothing is started
#   a pipe as .tui/config.json                         the program waits at it for ever
#   the same, the package's runtime assets excluded    the program runs, Esc is still Quit
#
# Needs the .NET 10 SDK, `script` (util-linux) and `timeout`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cat > begin.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
    <NoWarn>NU1603</NoWarn>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Terminal.Gui" Version="[2.5.0]" />
    <PackageReference Include="Microsoft.Extensions.Configuration" Version="10.0.15" ExcludeAssets="all" Condition="'$(Without)' == 'true'" />
  </ItemGroup>
</Project>
PROJECT
cat > Begin.cs <<'SOURCE'
using Terminal.Gui.App;
using Terminal.Gui.Input;

using var application = Application.Create();
application.Init();
File.WriteAllText(args[0], string.Join(" ", Application.DefaultKeyBindings![Command.Quit].All!));
SOURCE
dotnet build -v q -o with > build.log || { cat build.log; exit 2; }
rm -rf obj
dotnet build -v q -o without -p:Without=true > build.log || { cat build.log; exit 2; }
dotnet --version

changed=0
expect() { # what, what is expected, what was seen
  echo "$1: $3"
  [ "$2" = "$3" ] || { echo "  no longer: $2"; changed=1; }
}

mkdir documents
cd documents
printf '#!/bin/sh\necho started >../started\n' > bash
chmod +x bash
started() { if [ -e ../started ]; then echo "./bash is started"; else echo "nothing is started"; fi; rm -f ../started; }
script -qec "dotnet ../with/begin.dll ../keys" /dev/null > /dev/null < /dev/null
expect "in a terminal" "./bash is started" "$(started)"
DisableRealDriverIO=1 script -qec "dotnet ../with/begin.dll ../keys" /dev/null > /dev/null < /dev/null
expect "in a terminal, DisableRealDriverIO=1" "./bash is started" "$(started)"
DisableRealDriverIO=1 dotnet ../with/begin.dll ../keys > /dev/null < /dev/null
expect "output redirected" "nothing is started" "$(started)"

rm bash
mkdir .tui
mkfifo .tui/config.json
waits() { rm -f ../keys; if DisableRealDriverIO=1 timeout 10 dotnet "../$1/begin.dll" ../keys > /dev/null < /dev/null; then echo "runs, Quit is $(cat ../keys)"; else echo "waits"; fi; }
expect "a pipe as .tui/config.json" "waits" "$(waits with)"
expect "the same without Microsoft.Extensions.Configuration" "runs, Quit is Esc" "$(waits without)"
exit $changed
