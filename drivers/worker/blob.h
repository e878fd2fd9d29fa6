// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QByteArrayView>
#include <QMetaType>

#include "app/domain/result.h"
#include "drivers/worker/filedescriptor.h"

namespace motcua
{

/// Bytes too large for a message (pixels, a JPEG): a memfd, sealed against writing, growing and shrinking, so
/// that what was checked cannot change under the reader's hands. Cheap to copy; the memory lives as long as
/// one copy does.
class Blob
{
public:
    /// 110 megapixels of RGB, the largest image that the kiosk takes, and some room.
    static constexpr qint64 largest = 352LL * 1024 * 1024; // bytes

    Blob() = default;

    /// Copies `bytes` into a new sealed memfd. Fault: ImageTooLarge over `largest`, Internal when the system
    /// gives no memory.
    static Result<Blob> fromBytes(QByteArrayView bytes);
    /// Takes a descriptor that came over a socket. Fault: Internal when it is not sealed, not mappable or
    /// over `largest`.
    static Result<Blob> fromDescriptor(FileDescriptor descriptor);

    /// Valid as long as this or a copy lives.
    QByteArrayView view() const;
    /// A copy of its own.
    QByteArray bytes() const { return view().toByteArray(); }
    /// -1 for an empty, default-made blob.
    int descriptor() const;

private:
    struct Mapping;
    explicit Blob(std::shared_ptr<const Mapping> mapping);

    std::shared_ptr<const Mapping> m_mapping;
};

} // namespace motcua

Q_DECLARE_METATYPE(motcua::Blob)
