# Makes a virtual environment with the SDK, and an example's own packages:
#   .\install-sdk.ps1 examples\myApp
param([string]$Target = $PSScriptRoot)
$ErrorActionPreference = "Stop"

if (-not (Test-Path $Target -PathType Container)) {
    Write-Error "There is no folder '$Target'. Usage: .\install-sdk.ps1 [FOLDER]"
}
$python = if ($env:PYTHON) { $env:PYTHON } else { "python" }
if (-not (Get-Command $python -ErrorAction SilentlyContinue)) {
    Write-Error "Python 3.9 or newer is needed, and there is no '$python'. Install it, or set PYTHON to one."
}
& $python -c "import sys; sys.exit(sys.version_info < (3, 9))"
if ($LASTEXITCODE -ne 0) {
    Write-Error "Python 3.9 or newer is needed, and '$python' is none. Set PYTHON to one."
}
$venv = Join-Path $Target ".venv"
& $python -m venv $venv
if ($LASTEXITCODE -ne 0) { Write-Error "No virtual environment could be made in $venv; the reason is above." }
Set-Content (Join-Path $venv ".gitignore") "*" # as venv itself does from Python 3.13 on
$packages = @((Join-Path $PSScriptRoot "sdk/python"))
$requirements = Join-Path $Target "requirements.txt"
if (Test-Path $requirements) { $packages += @("-r", $requirements) }
& (Join-Path $venv "Scripts/python.exe") -m pip install --quiet --disable-pip-version-check @packages
if ($LASTEXITCODE -ne 0) { Write-Error "The packages could not be installed; the reason is above." }
Write-Host "The SDK is in $venv. Next:"
Write-Host "  $venv\Scripts\Activate.ps1"
Write-Host "  sentry-logger init --app-name my-app --dsn http://localhost:8080"
