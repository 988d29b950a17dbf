# Builds Sentry Logger if needed and starts it. Arguments go to the jar: .\start.ps1 --server.port=9000
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot

function Get-JdkVersion($jdk) {
    $javac = Join-Path $jdk 'bin/javac.exe'
    if (-not (Test-Path $javac)) { return 0 }
    if ((& $javac -version 2>&1) -match '^javac (\d+)') { return [int]$Matches[1] }
    return 0
}

$candidates = @($env:JAVA_HOME)
$onPath = Get-Command javac.exe -ErrorAction SilentlyContinue
if ($onPath) { $candidates += Split-Path (Split-Path $onPath.Source) }
foreach ($folder in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto') {
    $path = Join-Path $env:ProgramFiles $folder
    if (Test-Path $path) { $candidates += (Get-ChildItem $path -Directory).FullName }
}
$jdk = $candidates | Where-Object { $_ -and (Get-JdkVersion $_) -ge 25 } | Select-Object -First 1
if (-not $jdk) {
    Write-Host @'
Sentry Logger needs a JDK of version 25 or newer, and none was found
(looked at JAVA_HOME, javac on the PATH, and the usual install folders).

  winget install EclipseAdoptium.Temurin.25.JDK

Then run this again, or point JAVA_HOME at it.
'@
    exit 1
}
$env:JAVA_HOME = $jdk

$jar = 'target/sentry-logger.jar'
$sources = Get-ChildItem pom.xml, src/main, frontend, db -Recurse -File
if (-not (Test-Path $jar) -or ($sources | Where-Object LastWriteTime -gt (Get-Item $jar).LastWriteTime)) {
    if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) {
        Write-Host "Sentry Logger is built with Maven (3.8 or newer), and 'mvn' was not found: winget install Apache.Maven"
        exit 1
    }
    Write-Host 'Building Sentry Logger (the first time takes a few minutes) ...'
    mvn -B -q -ntp -DskipTests package
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    (Get-Item $jar).LastWriteTime = Get-Date
}

& "$jdk/bin/java.exe" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED `
    --sun-misc-unsafe-memory-access=allow -jar $jar @args
exit $LASTEXITCODE
