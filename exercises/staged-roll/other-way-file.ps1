Import-CsCertificate -Identity global -Type OAuthTokenIssuer -Path C:\Certificates\ServerToServerAuth.pfx -Password 'P@ssw0rd' -Roll -EffectiveDate '7/1/2012'
Step-LabClock -To '7/1/2012 12:10 AM'
