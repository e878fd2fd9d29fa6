// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QList>

#include "app/domain/page.h"
#include "app/domain/result.h"
#include "drivers/ocr/recogniser.h"

namespace motcua
{

/// Runs recogniser jobs and waits for them, for programs without a screen. Needs a QCoreApplication and an
/// event loop that may be entered here.
class PageWorks
{
public:
    PageWorks(const QString &workerProgram, int workers);

    Result<PageImage> prepare(const QByteArray &file);
    Result<QList<PageCode>> codes(const QByteArray &image);

    /// Reads `count` pages, as many at once as there are workers; `load` is asked for each in turn and `done`
    /// told of each as it ends; one that `load` has nothing for is passed over. A page that cannot be read
    /// ends with its fault, the others go on; the first fault of `load` or `done` ends all. So does that of
    /// `mayGoOn`, which is asked every few seconds.
    Result<void> readAll(int count, const std::function<Result<std::optional<PageImage>>(int index)> &load,
        const std::function<Result<void>(int index, const Result<PageReading> &reading)> &done,
        const std::function<Result<void>()> &mayGoOn = {});

private:
    Recogniser m_recogniser;
    int m_workers;
};

} // namespace motcua
