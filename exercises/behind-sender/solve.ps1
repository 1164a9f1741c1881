Start-CsWindowsService FTA -ComputerName fe01.contoso.com
