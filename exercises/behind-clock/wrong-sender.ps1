# fails: server
Set-Content C:\answer.txt 'fe01 23'
