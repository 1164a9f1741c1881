# fails: asked
Get-LabFault -Reveal
Set-Content C:\answer.txt fe01
