New-LabAuthority 'Trey Research CA' -Public -AnswersAfter 03:00:00 | Out-Null
Step-LabClock -By 00:05:00 | Out-Null
