# fails: found
Set-Content C:\answer.txt fe01
