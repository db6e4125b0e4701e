; What the Windows installer does beyond the builder's own: links and the desk's data when Front Desk is removed.

!macro customUnInstall
  ; An update removes the old files too: it touches neither.
  ${ifNot} ${isUpdated}
    ; Links of the clinic's records: the app itself enters them for its user at each start.
    DeleteRegKey HKCU "Software\Classes\frontdesk"

    ; The queue and the local copy stay, unless whoever removes Front Desk asks by --delete-app-data.
    ClearErrors
    ${GetParameters} $R0
    ${GetOptions} $R0 "--delete-app-data" $R1
    ${ifNot} ${Errors}
      ; The data is each user's own, wherever the program stood.
      SetShellVarContext current
      RMDir /r "$LOCALAPPDATA\Front Desk"
      ${if} $installMode == "all"
        SetShellVarContext all
      ${endif}
    ${endif}
  ${endif}
!macroend
