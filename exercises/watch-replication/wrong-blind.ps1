# fails: watched
Set-CsSite Redmond -Description Headquarters
Step-LabClock -By 00:05:00
