Write-Host "hi"
