// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/stateowner.h"

#include <cerrno>

#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>

#include "app/domain/parentdeath.h"

namespace motcua::ctl
{

Result<void> becomeOwnerOf(const QString &stateDirectory)
{
    struct stat state {
    };
    if (::geteuid() != 0 || ::stat(QFile::encodeName(stateDirectory).constData(), &state) != 0
        || state.st_uid == 0)
        return {};
    int endsBy = 0; // with the kiosk, where that started it
    ::prctl(PR_GET_PDEATHSIG, &endsBy);
    const pid_t parent = ::getppid();
    const passwd *owner = ::getpwuid(state.st_uid);
    // Its groups too: a TPM belongs to one.
    const int groups = owner ? ::initgroups(owner->pw_name, state.st_gid) : ::setgroups(0, nullptr);
    if (groups != 0 || ::setgid(state.st_gid) != 0 || ::setuid(state.st_uid) != 0)
        return fail(
            FaultId::StoreReadOnly, QStringLiteral("become the state folder's owner: errno %1").arg(errno));
    if (endsBy != 0)
        endWithParent(parent, endsBy); // the kernel forgot it with the user
    return {};
}

} // namespace motcua::ctl
