// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/worker/blob.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

bool writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

} // namespace

struct Blob::Mapping {
    FileDescriptor descriptor;
    void *address = nullptr;
    qsizetype size = 0;

    Mapping() = default;
    Mapping(const Mapping &) = delete;
    Mapping &operator=(const Mapping &) = delete;
    ~Mapping()
    {
        if (address)
            ::munmap(address, static_cast<std::size_t>(size));
    }
};

Blob::Blob(std::shared_ptr<const Mapping> mapping)
    : m_mapping(std::move(mapping))
{
}

Result<Blob> Blob::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() > largest)
        return fail(FaultId::ImageTooLarge, u"blob"_s);
    FileDescriptor descriptor(::memfd_create("motcua-blob", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!descriptor.isOpen() || !writeAll(descriptor.number(), bytes)
        || ::fcntl(descriptor.number(), F_ADD_SEALS, seals | F_SEAL_SEAL) != 0)
        return fail(FaultId::Internal, u"no shared memory, errno %1"_s.arg(errno));
    return fromDescriptor(std::move(descriptor));
}

Result<Blob> Blob::fromDescriptor(FileDescriptor descriptor)
{
    const int present = ::fcntl(descriptor.number(), F_GET_SEALS);
    if (present < 0 || (present & seals) != seals)
        return fail(FaultId::Internal, u"a blob that is not sealed"_s);
    struct stat status = {};
    if (::fstat(descriptor.number(), &status) != 0 || status.st_size < 0 || status.st_size > largest)
        return fail(FaultId::Internal, u"a blob of impossible size"_s);
    auto mapping = std::make_shared<Mapping>();
    if (status.st_size > 0) {
        void *address = ::mmap(
            nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_SHARED, descriptor.number(), 0);
        if (address == MAP_FAILED)
            return fail(FaultId::Internal, u"a blob that cannot be mapped, errno %1"_s.arg(errno));
        mapping->address = address;
        mapping->size = status.st_size;
    }
    mapping->descriptor = std::move(descriptor);
    return Blob(std::move(mapping));
}

QByteArrayView Blob::view() const
{
    if (!m_mapping || !m_mapping->address)
        return {};
    return QByteArrayView(static_cast<const char *>(m_mapping->address), m_mapping->size);
}

int Blob::descriptor() const
{
    return m_mapping ? m_mapping->descriptor.number() : -1;
}

} // namespace motcua
